import type {
  TextDocumentContentChangeEvent,
  TextDocumentItem,
  VersionedTextDocumentIdentifier,
} from 'vscode-languageserver';
import { type Position, TextDocument } from 'vscode-languageserver-textdocument';
import { finishedFindings } from '../features/unfinished.ts';
import type { Engine } from '../review/analyse.ts';
import { noProject, type Project } from '../review/project-file.ts';
import { type PlacedFinding, type Review, Reviewer } from '../review/review.ts';
import type { Settings } from './settings.ts';

/** An open file: its text, its latest review, and where the writer is in it. */
export class OpenDocument {
  #document: TextDocument;
  #engine: Engine;
  #project: Project = noProject;
  #reviewer: Reviewer;
  #reviewed: { version: number; review: Review } | null = null;
  /** Where the last edit ended, as an offset, until the caret leaves it or the word counts as finished; null: nobody is typing. */
  caret: number | null = null;
  /** Null until the client has said what they are. */
  settings: Settings | null;

  constructor({ uri, languageId, version, text }: TextDocumentItem, engine: Engine, settings: Settings | null) {
    this.settings = settings;
    this.#document = TextDocument.create(uri, languageId, version, text);
    this.#engine = engine;
    this.#reviewer = new Reviewer(engine);
  }

  /** What it is reviewed with: the packs that are active for it. */
  get engine(): Engine {
    return this.#engine;
  }

  get uri(): string {
    return this.#document.uri;
  }

  get version(): number {
    return this.#document.version;
  }

  offsetAt(position: Position): number {
    return this.#document.offsetAt(position);
  }

  /** Applies a client's changes; the writer is taken to be typing where the last of them ends. */
  update(changes: readonly TextDocumentContentChangeEvent[], { version }: VersionedTextDocumentIdentifier): void {
    for (const change of changes) {
      const start = 'range' in change ? this.#document.offsetAt(change.range.start) : 0;
      this.#document = TextDocument.update(this.#document, [change], version);
      // A whole new text tells no place; a deletion is an edit at its start.
      this.caret = 'range' in change ? start + change.text.length : null;
    }
  }

  /**
   * Reviews as a project wants it from now on, with the packs that are active there.
   * @returns whether that changes anything
   */
  use(engine: Engine, project: Project): boolean {
    const sameLevels = JSON.stringify(project.levels) === JSON.stringify(this.#project.levels);
    if (engine === this.#engine && sameLevels) return false;
    if (engine !== this.#engine) this.#reviewer = new Reviewer(engine);
    this.#engine = engine;
    this.#project = project;
    this.#reviewed = null;
    return true;
  }

  configure(settings: Settings): void {
    this.settings = settings;
    this.#reviewed = null;
  }

  /** The findings of the review that do not have to wait for the writer. */
  findings(): readonly PlacedFinding[] {
    return finishedFindings(this.review(), this.caret);
  }

  /** Whether a finding waits for the word at the caret. */
  holdsBack(): boolean {
    const { isEssay, findings } = this.review();
    return (
      this.settings?.enabled === true && isEssay && this.caret !== null && this.findings().length < findings.length
    );
  }

  /** The review of the text as it is now; the last one if nothing has changed since. */
  review(): Review {
    if (this.#reviewed?.version !== this.version)
      this.#reviewed = {
        version: this.version,
        // The project counts more than the settings of whoever opens it, so that all see the same.
        review: this.#reviewer.review(this.#document.getText(), {
          levels: { ...this.settings?.levels, ...this.#project.levels },
        }),
      };
    return this.#reviewed.review;
  }
}
