import type {
  TextDocumentContentChangeEvent,
  TextDocumentItem,
  VersionedTextDocumentIdentifier,
} from 'vscode-languageserver';
import { type Position, TextDocument } from 'vscode-languageserver-textdocument';
import { finishedFindings } from '../features/unfinished.ts';
import type { Engine } from '../review/analyse.ts';
import { type PlacedFinding, type Review, Reviewer } from '../review/review.ts';
import type { Settings } from './settings.ts';

/** An open file: its text, its latest review, and where the writer is in it. */
export class OpenDocument {
  #document: TextDocument;
  #reviewer: Reviewer;
  #reviewed: { version: number; review: Review } | null = null;
  /** Where the last edit ended, as an offset, until the caret leaves it or the word counts as finished; null: nobody is typing. */
  caret: number | null = null;
  /** Null until the client has said what they are. */
  settings: Settings | null;

  constructor({ uri, languageId, version, text }: TextDocumentItem, engine: Engine, settings: Settings | null) {
    this.settings = settings;
    this.#document = TextDocument.create(uri, languageId, version, text);
    this.#reviewer = new Reviewer(engine);
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

  /** Reviews with another engine from now on: the packs have changed. */
  use(engine: Engine): void {
    this.#reviewer = new Reviewer(engine);
    this.#reviewed = null;
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
        review: this.#reviewer.review(this.#document.getText(), this.settings ?? {}),
      };
    return this.#reviewed.review;
  }
}
