import type {
  CompletionItem,
  Connection,
  Diagnostic,
  Position,
  TextDocumentContentChangeEvent,
  TextDocumentItem,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { packCompletions } from '../features/pack-completion.ts';
import { packVocabulary } from '../features/pack-vocabulary.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { newPack } from '../knowledge/new-pack.ts';
import type { Pack } from '../knowledge/records.ts';
import type { ShippedKnowledge } from '../knowledge/shipped.ts';
import type { Engine } from '../review/analyse.ts';
import { packTrials, type Trial } from '../review/pack-trials.ts';
import { OwnPacks, type PackFolder } from './own-packs.ts';

/** Client to server: every pack of the user's own, read anew whenever a file of one is saved, made or deleted. */
export const packsNotification = 'clio/packs';
/** Client to server: the files of a pack to begin with. */
export const newPackRequest = 'clio/newPack';
/** Client to server: runs the examples of the user's own packs. */
export const testPacksRequest = 'clio/testPacks';

/** What a run of one pack's examples found; a pack with problems has none. */
export interface PackTestResult {
  readonly uri: string;
  readonly title: string;
  readonly problems: number;
  readonly trials: readonly Trial[];
}

/** In milliseconds: how long a pack file is left alone before it is validated, as one types on. */
const validateAfter = 250;

/** What the server does for those who write packs. */
export class PackService {
  readonly #connection: Connection;
  readonly #shipped: ShippedKnowledge;
  readonly #packs: OwnPacks;
  readonly #documents = new Map<string, TextDocument>();
  readonly #published = new Map<string, string>();
  readonly #engineOf: () => Engine;
  #due: ReturnType<typeof setTimeout> | undefined;

  /** @param engineOf the engine with the packs that are in use */
  constructor(
    connection: Connection,
    shipped: ShippedKnowledge,
    lexicon: Knowledge['lexicon'],
    engineOf: () => Engine,
  ) {
    this.#connection = connection;
    this.#shipped = shipped;
    this.#packs = new OwnPacks(shipped.schemas, lexicon);
    this.#engineOf = engineOf;
  }

  /** The packs of the user's own that are without problems. */
  get packs(): readonly Pack[] {
    return this.#packs.packs;
  }

  /** Takes what the client has read. Call {@link publish} once the engine is made of it. */
  replace(folders: readonly PackFolder[]): void {
    this.#packs.replace(folders);
    for (const { folder, loaded } of this.#packs.saved)
      if (!loaded.pack)
        this.#connection.console.warn(
          `The pack in ${folder.uri} is not used: ${loaded.problems.length} problem(s). ${loaded.problems[0]?.message ?? ''}`,
        );
  }

  open(item: TextDocumentItem): void {
    this.#documents.set(item.uri, TextDocument.create(item.uri, item.languageId, item.version, item.text));
    this.#packs.edit(item.uri, item.text);
    this.#schedule();
  }

  has(uri: string): boolean {
    return this.#documents.has(uri);
  }

  change(uri: string, changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    const document = this.#documents.get(uri);
    if (!document) return;
    TextDocument.update(document, [...changes], version);
    this.#packs.edit(uri, document.getText());
    this.#schedule();
  }

  close(uri: string): void {
    this.#documents.delete(uri);
    this.#packs.close(uri);
    this.#schedule();
  }

  complete(uri: string, position: Position): CompletionItem[] {
    const document = this.#documents.get(uri);
    const own = this.#packs.asEdited(uri);
    const file = own?.folder.files.find((one) => one.uri === uri);
    if (!document || !own || !file) return [];
    return packCompletions(
      file.name,
      document.getText(),
      document.offsetAt(position),
      {
        schemas: this.#shipped.schemas,
        acts: this.#engineOf().knowledge.lexicon.acts,
        vocabulary: packVocabulary(own.folder.files),
      },
      (start, end) => ({ start: document.positionAt(start), end: document.positionAt(end) }),
    );
  }

  newPack(title: string): ReturnType<typeof newPack> {
    return newPack(title, this.#shipped.templates);
  }

  test(): PackTestResult[] {
    return this.#packs.saved.map(({ folder, loaded }) => ({
      uri: folder.uri,
      title: loaded.pack?.title ?? folder.uri.replace(/^.*\//, ''),
      problems: loaded.problems.length,
      trials: loaded.pack ? packTrials(loaded.examples, this.#engineOf()) : [],
    }));
  }

  /** Sends what is wrong with each file of the packs, where that has changed. */
  publish(): void {
    clearTimeout(this.#due);
    const found = this.#packs.diagnostics(this.#engineOf().knowledge);
    for (const uri of this.#published.keys()) if (!found.has(uri)) this.#send(uri, []);
    for (const [uri, diagnostics] of found) this.#send(uri, diagnostics);
  }

  #send(uri: string, diagnostics: readonly Diagnostic[]): void {
    const content = JSON.stringify(diagnostics);
    if ((this.#published.get(uri) ?? '[]') === content) return;
    if (diagnostics.length > 0) this.#published.set(uri, content);
    else this.#published.delete(uri);
    void this.#connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] });
  }

  #schedule(): void {
    clearTimeout(this.#due);
    this.#due = setTimeout(() => this.publish(), validateAfter);
  }
}

/** What a client sent, if it has the form of pack folders; anything else counts as none. */
export function readPackFolders(params: unknown): PackFolder[] {
  const folders = isRecord(params) && Array.isArray(params.folders) ? params.folders : [];
  return folders.flatMap((folder: unknown): PackFolder[] => {
    if (!isRecord(folder) || typeof folder.uri !== 'string' || !Array.isArray(folder.files)) return [];
    const files = folder.files.flatMap((file: unknown) => {
      if (!isRecord(file)) return [];
      const { name, uri, text } = file;
      return typeof name === 'string' && typeof uri === 'string' && typeof text === 'string'
        ? [{ name, uri, text }]
        : [];
    });
    return [{ uri: folder.uri, files }];
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
