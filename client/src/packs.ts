import * as vscode from 'vscode';
import { readText } from './files.ts';

/** A pack of the user's own, as it is sent to the server, which reads no file itself. */
export interface PackFolder {
  uri: string;
  files: { name: string; uri: string; text: string }[];
}

/** Where a workspace keeps its packs, each in a folder of its own. */
export const WORKSPACE_PACKS = '.clio/packs';
/** The packs of the user's own are sent whole: they are small, and then the server cannot miss a change. */
const PACKS = 'clio/packs';
/** A pack is text that a person wrote. What is larger is left out, and said so in the output channel. */
const MAX_FILE_BYTES = 5_000_000;
const MAX_FILES = 300;
/** Saving several files at once is one change. In milliseconds. */
const SETTLE_MS = 100;

const isYaml = (name: string): boolean => /\.ya?ml$/i.test(name);

/** The folders that the user names in the settings. Only the user can: a workspace must not point Clio at other files. */
const namedFolders = (): vscode.Uri[] =>
  vscode.workspace
    .getConfiguration('clio')
    .get<unknown[]>('packs', [])
    .filter((path): path is string => typeof path === 'string' && path.trim() !== '')
    .map(asUri);

/** A path in the file system that the workspace is in: this machine's, or the one that the browser looks at. */
function asUri(path: string): vscode.Uri {
  const here = vscode.workspace.workspaceFolders?.[0]?.uri;
  return here && here.scheme !== 'file' ? here.with({ path }) : vscode.Uri.file(path);
}

const workspacePacks = (): vscode.Uri[] =>
  (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => vscode.Uri.joinPath(uri, WORKSPACE_PACKS));

/** The YAML files of packs, for the server to validate and complete. */
export const packSelector = (): { language: string; pattern: string }[] => [
  { language: 'yaml', pattern: `**/${WORKSPACE_PACKS}/**` },
  ...namedFolders().map(({ fsPath }) => ({
    language: 'yaml',
    pattern: `${fsPath.replaceAll('\\', '/').replace(/[[\]{}*?]/g, '[$&]')}/**`,
  })),
];

/** Reads the packs of the user's own, and reads them again whenever one of their files changes. */
export class Packs implements vscode.Disposable {
  readonly #channel: vscode.LogOutputChannel;
  readonly #send: (method: string, params: unknown) => void;
  #disposables: vscode.Disposable[] = [];
  #watchers: vscode.Disposable[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts readings, so that a slow one that was overtaken is not sent. */
  #reading = 0;
  /** How many are writing files of packs at the moment: half of them is no pack. */
  #writers = 0;

  constructor(channel: vscode.LogOutputChannel, send: (method: string, params: unknown) => void) {
    this.#channel = channel;
    this.#send = send;
  }

  /** Reads and sends the packs, and does so from now on whenever they change. Call it when there is a server to send them to. */
  async start(): Promise<void> {
    if (this.#disposables.length === 0) this.#listen();
    await this.refresh();
  }

  #listen(): void {
    const changed = (): void => this.#soon();
    this.#disposables = [
      vscode.workspace.onDidGrantWorkspaceTrust(changed),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#watch();
        changed();
      }),
      // A watcher may be late, or not see every kind of file system.
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (packSelector().some((filter) => vscode.languages.match(filter, document) > 0)) changed();
      }),
    ];
    this.#watch();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const one of [...this.#disposables, ...this.#watchers]) one.dispose();
  }

  /** Watches the folders as the settings name them now. */
  #watch(): void {
    for (const one of this.#watchers) one.dispose();
    this.#watchers = [...namedFolders(), ...workspacePacks()].map((folder) => {
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**'));
      const changed = (): void => this.#soon();
      watcher.onDidChange(changed);
      watcher.onDidCreate(changed);
      watcher.onDidDelete(changed);
      return watcher;
    });
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), SETTLE_MS);
  }

  /** Reads all packs and sends them to the server. */
  async refresh(): Promise<void> {
    clearTimeout(this.#timer);
    this.#reading += 1;
    const reading = this.#reading;
    const folders = await this.#readAll();
    if (reading === this.#reading && this.#writers === 0) this.#send(PACKS, { folders });
  }

  /** Writes files of a pack, and has them read when all of them are there. */
  async whileWriting(write: () => Promise<void>): Promise<void> {
    this.#writers += 1;
    try {
      await write();
    } finally {
      this.#writers -= 1;
      await this.refresh();
    }
  }

  async #readAll(): Promise<PackFolder[]> {
    // What lies in a workspace is read only if the user trusts it.
    const roots = [...namedFolders(), ...(vscode.workspace.isTrusted ? workspacePacks() : [])];
    const folders = await Promise.all(roots.map((root) => this.#packsIn(root)));
    const seen = new Set<string>();
    return folders.flat().filter(({ uri }) => !seen.has(uri) && seen.add(uri));
  }

  /** The folder itself if it is a pack, else the packs in it. */
  async #packsIn(root: vscode.Uri): Promise<PackFolder[]> {
    const entries = await list(root);
    if (entries.some(([name]) => /^pack\.ya?ml$/i.test(name))) return [await this.#readPack(root)];
    const inner = entries.filter(([name, type]) => type === vscode.FileType.Directory && !name.startsWith('.'));
    return Promise.all(inner.map(([name]) => this.#readPack(vscode.Uri.joinPath(root, name))));
  }

  async #readPack(folder: vscode.Uri): Promise<PackFolder> {
    const top = await list(folder);
    const inFolders = await Promise.all(
      top
        .filter(([name, type]) => type === vscode.FileType.Directory && !name.startsWith('.'))
        .map(async ([name]) => files(await list(vscode.Uri.joinPath(folder, name)), `${name}/`)),
    );
    const names = [...files(top, ''), ...inFolders.flat()].sort();
    if (names.length > MAX_FILES)
      this.#channel.warn(`${folder.path}: more than ${MAX_FILES} files; the rest is left out.`);
    const read = await Promise.all(
      names.slice(0, MAX_FILES).map(async (name) => {
        const uri = vscode.Uri.joinPath(folder, name);
        const text = await readText(uri, MAX_FILE_BYTES, this.#channel);
        return text === null ? [] : [{ name, uri: uri.toString(), text }];
      }),
    );
    return { uri: folder.toString(), files: read.flat() };
  }
}

type Entries = [string, vscode.FileType][];

/** What is in a folder; nothing if it is not there. */
async function list(folder: vscode.Uri): Promise<Entries> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}

/** Plain files alone: a link may lead out of the workspace. */
const files = (entries: Entries, prefix: string): string[] =>
  entries.flatMap(([name, type]) => (type === vscode.FileType.File && isYaml(name) ? [prefix + name] : []));
