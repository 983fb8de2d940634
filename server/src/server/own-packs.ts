import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import { fileKind, type LoadedPack, loadPack, type Place } from '../knowledge/load.ts';
import { conflictInWords } from '../knowledge/merge.ts';
import type { PackFile, PackSchemas } from '../knowledge/pack-files.ts';
import type { Pack } from '../knowledge/records.ts';
import { problemDiagnostic } from './problem-diagnostic.ts';

/** A folder with a pack of the user's own, as the client has read it. The server opens no file for it. */
export interface PackFolder {
  readonly uri: string;
  readonly files: readonly { readonly name: string; readonly uri: string; readonly text: string }[];
}

/** What came of one folder. */
export interface OwnPack {
  readonly folder: PackFolder;
  readonly loaded: LoadedPack;
}

/**
 * The packs of the user's own. What is saved is what essays are checked against; what stands unsaved in an editor is
 * only validated, so that a half-written record does no harm.
 */
export class OwnPacks {
  readonly #schemas: PackSchemas;
  readonly #lexicon: Lexicon;
  #saved: readonly OwnPack[] = [];
  /** The texts of pack files that are open in an editor, by their URI. */
  readonly #open = new Map<string, string>();

  constructor(schemas: PackSchemas, lexicon: Lexicon) {
    this.#schemas = schemas;
    this.#lexicon = lexicon;
  }

  /** Takes what the client has read, in place of all that it sent before. */
  replace(folders: readonly PackFolder[]): void {
    this.#saved = folders.map((folder) => ({ folder, loaded: this.#load(folder) }));
  }

  edit(uri: string, text: string): void {
    this.#open.set(uri, text);
  }

  close(uri: string): void {
    this.#open.delete(uri);
  }

  get saved(): readonly OwnPack[] {
    return this.#saved;
  }

  /** The packs that can be used; of two with one id, the first. */
  get packs(): readonly Pack[] {
    const packs = new Map<string, Pack>();
    for (const { loaded } of this.#saved)
      if (loaded.pack && !packs.has(loaded.pack.id)) packs.set(loaded.pack.id, loaded.pack);
    return [...packs.values()];
  }

  /** The pack that a file belongs to, as it stands in the editors. */
  asEdited(uri: string): OwnPack | null {
    const own = this.#saved.find(({ folder }) => folder.files.some((file) => file.uri === uri));
    return own ? this.#asEdited(own) : null;
  }

  /** What is wrong with each file of the packs, as they stand in the editors; files without problems have an empty list. */
  diagnostics(knowledge: Knowledge): ReadonlyMap<string, readonly Diagnostic[]> {
    const found = new Map<string, Diagnostic[]>();
    for (const own of this.#saved) {
      for (const { uri } of own.folder.files) found.set(uri, []);
      const { loaded, folder } = this.#asEdited(own);
      const report = (place: Place, message: string, severity: DiagnosticSeverity): void => {
        // What belongs to no file stands at the head of the pack.
        const file =
          folder.files.find(({ uri }) => uri === place.path) ??
          folder.files.find(({ name }) => fileKind(name) === 'pack') ??
          folder.files[0];
        if (file) found.get(file.uri)?.push(problemDiagnostic(file.text, { ...place, message }, 'pack', severity));
      };
      for (const problem of loaded.problems) report(problem, problem.message, DiagnosticSeverity.Error);
      const id = loaded.pack?.id;
      for (const conflict of knowledge.details.conflicts) {
        if (conflict.kept.pack !== id && conflict.other.pack !== id) continue;
        const place = loaded.places.get(conflict.id);
        if (place) report(place, conflictInWords(conflict), DiagnosticSeverity.Warning);
      }
      if (this.#isTwin(own)) report({ path: '', line: 1, column: 1 }, twin(own), DiagnosticSeverity.Error);
    }
    return found;
  }

  /** Whether an earlier pack has its id, and is used instead. */
  #isTwin(own: OwnPack): boolean {
    const id = own.loaded.pack?.id;
    return id !== undefined && this.#saved.find(({ loaded }) => loaded.pack?.id === id) !== own;
  }

  #asEdited(own: OwnPack): OwnPack {
    const edited = own.folder.files.some(({ uri, text }) => (this.#open.get(uri) ?? text) !== text);
    if (!edited) return own;
    const files = own.folder.files.map((file) => ({ ...file, text: this.#open.get(file.uri) ?? file.text }));
    const folder = { ...own.folder, files };
    return { folder, loaded: this.#load(folder) };
  }

  /** Problems carry the URI of their file as its path. */
  #load({ uri, files }: PackFolder): LoadedPack {
    const packFiles = files.map((file): PackFile => ({ name: file.name, path: file.uri, text: file.text }));
    return loadPack(uri, packFiles, this.#schemas, this.#lexicon);
  }
}

const twin = ({ loaded }: OwnPack): string =>
  `Another pack of yours has the id “${loaded.pack?.id}” and is used instead of this one. Give one of them another id.`;
