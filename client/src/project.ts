import * as vscode from 'vscode';
import { isPlainFile, readText } from './files.ts';

/** What a project says for its essays: which rules speak how loudly, and which packs are active. */
export const PROJECT_FILE = '.clio.yaml';
/** The project files that open essays may belong to are sent whole, as packs are; the server reads no file itself. */
const PROJECT = 'clio/project';
const MAX_FILE_BYTES = 1_000_000;
/** Several changes at once are one. In milliseconds. */
const SETTLE_MS = 100;

interface ProjectFolder {
  uri: string;
  files: { uri: string; text: string }[];
}

/** The project files, for the server to validate, and to follow as they are typed. */
export const projectSelector = { language: 'yaml', pattern: `**/${PROJECT_FILE}` };

const isProjectFile = ({ uri }: vscode.TextDocument): boolean => uri.path.endsWith(`/${PROJECT_FILE}`);

/** Reads the project files above the essays that are open, and reads them again whenever one changes. */
export class ProjectFiles implements vscode.Disposable {
  readonly #essays: vscode.DocumentSelector;
  readonly #channel: vscode.LogOutputChannel;
  readonly #send: (method: string, params: unknown) => void;
  #disposables: vscode.Disposable[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts readings, so that a slow one that was overtaken is not sent. */
  #reading = 0;

  constructor(
    essays: vscode.DocumentSelector,
    channel: vscode.LogOutputChannel,
    send: (method: string, params: unknown) => void,
  ) {
    this.#essays = essays;
    this.#channel = channel;
    this.#send = send;
  }

  /** Reads and sends them, and does so from now on. Call it when there is a server to send them to. */
  async start(): Promise<void> {
    if (this.#disposables.length === 0) this.#listen();
    await this.refresh();
  }

  #listen(): void {
    const changed = (): void => this.#soon();
    const watcher = vscode.workspace.createFileSystemWatcher(`**/${PROJECT_FILE}`);
    this.#disposables = [
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
      vscode.workspace.onDidGrantWorkspaceTrust(changed),
      vscode.workspace.onDidChangeWorkspaceFolders(changed),
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (this.#concerns(document)) void this.refresh();
      }),
      // A watcher may be late, or not see every kind of file system.
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (isProjectFile(document)) changed();
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const one of this.#disposables) one.dispose();
  }

  #concerns(document: vscode.TextDocument): boolean {
    return isProjectFile(document) || vscode.languages.match(this.#essays, document) > 0;
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), SETTLE_MS);
  }

  /** Reads the files and sends them to the server. */
  async refresh(): Promise<void> {
    clearTimeout(this.#timer);
    this.#reading += 1;
    const reading = this.#reading;
    const folders = await Promise.all((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => this.#read(uri)));
    if (reading === this.#reading) this.#send(PROJECT, { trusted: vscode.workspace.isTrusted, folders });
  }

  async #read(root: vscode.Uri): Promise<ProjectFolder> {
    const files = await Promise.all(
      [...this.#foldersIn(root).values()].map(async (folder) => {
        const file = vscode.Uri.joinPath(folder, PROJECT_FILE);
        const text = (await isPlainFile(file)) ? await readText(file, MAX_FILE_BYTES, this.#channel) : null;
        return text === null ? [] : [{ uri: file.toString(), text }];
      }),
    );
    return { uri: root.toString(), files: files.flat() };
  }

  /** The folder itself, and those between it and the documents that are open, by their URI. */
  #foldersIn(root: vscode.Uri): Map<string, vscode.Uri> {
    const folders = new Map<string, vscode.Uri>();
    const add = (folder: vscode.Uri): boolean => {
      const uri = folder.toString().replace(/\/$/, '');
      return !folders.has(uri) && folders.set(uri, folder) !== undefined;
    };
    add(root);
    const home = root.path.endsWith('/') ? root.path : `${root.path}/`;
    for (const document of vscode.workspace.textDocuments) {
      const { uri } = document;
      if (!this.#concerns(document) || uri.scheme !== root.scheme || uri.authority !== root.authority) continue;
      let { path } = uri;
      while (path.startsWith(home)) {
        path = path.slice(0, path.lastIndexOf('/'));
        if (path.length < home.length || !add(uri.with({ path, query: '', fragment: '' }))) break;
      }
    }
    return folders;
  }
}
