import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  type Position,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { codeActions } from '../features/code-actions.ts';
import { diagnostics, frontMatterProblem } from '../features/diagnostics.ts';
import { hover } from '../features/hover.ts';
import type { EditingClient } from '../features/suppression-actions.ts';
import type { ShippedKnowledge } from '../knowledge/shipped.ts';
import type { LanguageModel } from '../language/sentences.ts';
import type { Engine } from '../review/analyse.ts';
import { makeEngine, withPacks } from '../review/engine.ts';
import { noProject, type Project } from '../review/project-file.ts';
import type { Review } from '../review/review.ts';
import { OpenDocument } from './documents.ts';
import { newPackRequest, PackService, packsNotification, readPackFolders, testPacksRequest } from './pack-service.ts';
import { isProjectFile, ProjectService, projectNotification, readProjectParams } from './project-service.ts';
import { defaultSettings, readSettings, type Settings } from './settings.ts';

/** What differs between Node and a browser worker. */
export interface Host {
  /** Loads the language model and the shipped packs; called once, when the client initialises. */
  load(assets: unknown): { readonly model: LanguageModel; readonly shipped: ShippedKnowledge };
  /** Where the rules' pages are, ending in a slash; null if the client cannot open them. */
  rulePages(assets: unknown): string | null;
  readonly version: string;
}

/** Sent by Clio's own client when the caret moves; `position` is null when the editor is left. */
export const caretNotification = 'clio/caret';
interface CaretParams {
  readonly uri: string;
  readonly position: Position | null;
}

/** Sent to a client that asked for it (`facts: true` among its initialisation options) with every publication. */
export const factsNotification = 'clio/facts';

/** A word counts as finished this long after the last edit, whatever stands after it. In milliseconds. */
const finishedAfter = 800;

/** Serves one client over a connection that is not yet listening, and starts to listen. */
export function startServer(connection: Connection, host: Host): void {
  const server = new ClioServer(connection, host);
  server.listen();
}

class ClioServer {
  readonly #connection: Connection;
  readonly #host: Host;
  readonly #documents = new Map<string, OpenDocument>();
  readonly #due = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #finish = new Map<string, ReturnType<typeof setTimeout>>();
  /** What was last published, to publish again only what differs when the caret moves. */
  readonly #published = new Map<string, string>();
  #engine: Engine | null = null;
  #shipped: ShippedKnowledge | null = null;
  #packs: PackService | null = null;
  #hasOwnPacks = false;
  #projects: ProjectService | null = null;
  /** The engines of projects that choose among the packs, by the packs that they want. */
  readonly #byPacks = new Map<string, Engine>();
  /** What the client can show of a diagnostic. */
  readonly #shows: { rulePages: string | null; related: boolean } = { rulePages: null, related: false };
  #settings: Settings = defaultSettings;
  #asksForSettings = false;
  #registersSettings = false;
  #wantsFacts = false;
  #client: EditingClient = { versionedEdits: false, createsFiles: false };

  constructor(connection: Connection, host: Host) {
    this.#connection = connection;
    this.#host = host;
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize(({ capabilities, initializationOptions }) => {
      const options = (initializationOptions ?? {}) as { assets?: unknown; settings?: unknown; facts?: unknown };
      this.#wantsFacts = options.facts === true;
      this.#start(options.assets);
      this.#shows.rulePages = this.#host.rulePages(options.assets);
      this.#settings = readSettings(options.settings);
      this.#asksForSettings = capabilities.workspace?.configuration === true;
      this.#registersSettings = capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
      this.#shows.related = capabilities.textDocument?.publishDiagnostics?.relatedInformation === true;
      const { documentChanges, resourceOperations } = capabilities.workspace?.workspaceEdit ?? {};
      this.#client = {
        versionedEdits: documentChanges === true,
        createsFiles: resourceOperations?.includes('create') === true,
      };
      return {
        serverInfo: { name: 'clio', version: this.#host.version },
        capabilities: {
          textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
          hoverProvider: true,
          codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
          // In the YAML files of packs.
          completionProvider: { triggerCharacters: [' ', '-'] },
        },
      };
    });
    connection.onInitialized(() => {
      if (this.#registersSettings)
        connection.client
          .register(DidChangeConfigurationNotification.type, { section: 'clio' })
          .catch((reason: unknown) =>
            connection.console.warn(`The client refused to tell of changed settings: ${reason}`),
          );
    });
    connection.onDidChangeConfiguration(({ settings }) => this.#changeSettings(settings));
    connection.onDidOpenTextDocument(({ textDocument }) => {
      if (!this.#engine) return;
      if (isProjectFile(textDocument.uri)) {
        this.#projects?.open(textDocument);
        return;
      }
      if (textDocument.languageId === 'yaml') {
        this.#packs?.open(textDocument);
        return;
      }
      const document = new OpenDocument(textDocument, this.#engine, this.#asksForSettings ? null : this.#settings);
      this.#documents.set(textDocument.uri, document);
      this.#useProject(document);
      void this.#configure(textDocument.uri).then(() => this.#schedule(textDocument.uri));
    });
    connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
      if (this.#projects?.has(textDocument.uri)) {
        this.#projects.change(textDocument.uri, contentChanges, textDocument.version);
        return;
      }
      if (this.#packs?.has(textDocument.uri)) {
        this.#packs.change(textDocument.uri, contentChanges, textDocument.version);
        return;
      }
      this.#documents.get(textDocument.uri)?.update(contentChanges, textDocument);
      this.#schedule(textDocument.uri);
    });
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      if (this.#projects?.has(uri)) this.#projects.close(uri);
      else if (this.#packs?.has(uri)) this.#packs.close(uri);
      else this.#close(uri);
    });
    connection.onCompletion(({ textDocument, position }) => this.#packs?.complete(textDocument.uri, position) ?? []);
    connection.onNotification(packsNotification, (params: unknown) => {
      this.#packs?.replace(readPackFolders(params));
      this.#usePacks();
    });
    connection.onNotification(projectNotification, (params: unknown) =>
      this.#projects?.replace(readProjectParams(params)),
    );
    connection.onRequest(newPackRequest, ({ title }: { title: string }) => this.#packs?.newPack(String(title)) ?? null);
    connection.onRequest(testPacksRequest, () => this.#packs?.test() ?? []);
    connection.onNotification(caretNotification, (params: CaretParams) => this.#moveCaret(params));
    connection.onHover(({ textDocument, position }) =>
      this.#answer('hover', textDocument.uri, (document) =>
        hover(document.review(), document.offsetAt(position), document.engine.knowledge),
      ),
    );
    connection.onCodeAction(({ textDocument, range, context }) =>
      this.#answer('code action', textDocument.uri, (document) => {
        const { uri, version } = document;
        const essay = { uri, version, review: document.review(), project: this.#projects?.target(uri) ?? null };
        return codeActions(document.findings(), range, essay, context.diagnostics, this.#client);
      }),
    );
    connection.listen();
  }

  #start(assets: unknown): void {
    const { model, shipped } = this.#host.load(assets);
    const engine = makeEngine(model, shipped);
    this.#engine = engine;
    this.#shipped = shipped;
    this.#packs = new PackService(this.#connection, shipped, engine.knowledge.lexicon, () => this.#engine ?? engine);
    const vocabulary = () => ({
      rules: engine.rules.map(({ id }) => id),
      packs: [...new Set([...(this.#packs?.packs ?? []), ...shipped.packs].map(({ id }) => id))],
    });
    this.#projects = new ProjectService(this.#connection, vocabulary, () => this.#useProjects());
  }

  /** Has every essay reviewed with the packs of the user's own as they are now. */
  #usePacks(): void {
    if (!this.#engine || !this.#packs || !this.#shipped) return;
    const changes = this.#packs.packs.length > 0 || this.#hasOwnPacks;
    this.#hasOwnPacks = this.#packs.packs.length > 0;
    if (!changes) {
      this.#packs.publish(); // most people have no packs of their own: their essays need not be read again
      return;
    }
    this.#engine = withPacks(this.#engine, this.#shipped, this.#packs.packs);
    this.#byPacks.clear();
    this.#projects?.refresh(); // it may name packs that are new
    this.#packs.publish();
  }

  /** Has every essay reviewed as its project wants it now. */
  #useProjects(): void {
    for (const [uri, document] of this.#documents) if (this.#useProject(document)) this.#schedule(uri);
  }

  #useProject(document: OpenDocument): boolean {
    const project = this.#projects?.of(document.uri) ?? noProject;
    const engine = this.#engineFor(project);
    return engine !== null && document.use(engine, project);
  }

  /** The engine with the packs that a project wants. */
  #engineFor({ packs }: Project): Engine | null {
    if (packs === null || !this.#engine || !this.#shipped) return this.#engine;
    const key = JSON.stringify(packs);
    const engine = this.#byPacks.get(key) ?? withPacks(this.#engine, this.#shipped, this.#packs?.packs ?? [], packs);
    this.#byPacks.set(key, engine);
    return engine;
  }

  /** Answers a request about an open document. A failure is told to the log by name and answers nothing. */
  #answer<T>(what: string, uri: string, work: (document: OpenDocument) => T): T | null {
    const document = this.#documents.get(uri);
    if (!document?.settings?.enabled || !this.#engine) return null;
    try {
      return work(document);
    } catch (reason) {
      this.#report(what, uri, reason);
      return null;
    }
  }

  #report(what: string, uri: string, reason: unknown): void {
    const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    this.#connection.console.error(`Clio could not finish the ${what} of ${uri}: ${text}`);
  }

  async #changeSettings(settings: unknown): Promise<void> {
    const section = typeof settings === 'object' && settings !== null && 'clio' in settings ? settings.clio : undefined;
    if (section !== undefined) this.#settings = readSettings(section);
    for (const uri of [...this.#documents.keys()]) {
      await this.#configure(uri);
      this.#schedule(uri);
    }
  }

  /** Asks the client for the settings of one document, where it can be asked. */
  async #configure(uri: string): Promise<void> {
    let settings = this.#settings;
    if (this.#asksForSettings) {
      try {
        settings = readSettings(await this.#connection.workspace.getConfiguration({ scopeUri: uri, section: 'clio' }));
      } catch (reason) {
        this.#report('settings', uri, reason);
      }
    }
    this.#documents.get(uri)?.configure(settings);
  }

  #close(uri: string): void {
    clearTimeout(this.#due.get(uri));
    clearTimeout(this.#finish.get(uri));
    this.#due.delete(uri);
    this.#finish.delete(uri);
    this.#documents.delete(uri);
    this.#published.delete(uri);
    void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    this.#sendFacts(uri, null, 0);
  }

  /** Reviews a document once the changes that are already under way have arrived: a burst of edits makes one review. */
  #schedule(uri: string): void {
    clearTimeout(this.#due.get(uri));
    clearTimeout(this.#finish.get(uri));
    this.#due.set(
      uri,
      setTimeout(() => {
        this.#due.delete(uri);
        this.#publish(uri, true);
      }, 0),
    );
  }

  #moveCaret({ uri, position }: CaretParams): void {
    const document = this.#documents.get(uri);
    if (!document) return;
    // Only the word that was just typed waits. A caret that goes elsewhere has left it; one that comes to a finished
    // word holds nothing back.
    const caret = position ? document.offsetAt(position) : null;
    if (caret !== document.caret) document.caret = null;
    // A review that is about to come publishes in any case.
    if (!this.#due.has(uri)) this.#publish(uri, false);
  }

  /** @param edited whether the text has changed, so that the client is to hear of the new version in any case */
  #publish(uri: string, edited: boolean): void {
    const document = this.#documents.get(uri);
    // Before the client has said whether Clio is switched on, nothing is shown.
    if (!document?.settings) return;
    try {
      const findings = document.settings.enabled ? document.findings() : [];
      const front = document.settings.enabled ? frontMatterProblem(document.review()) : [];
      const shown = [...front, ...diagnostics(findings, uri, this.#shows)];
      const content = JSON.stringify(shown);
      if (edited || this.#published.get(uri) !== content) {
        this.#published.set(uri, content);
        void this.#connection.sendDiagnostics({ uri, version: document.version, diagnostics: shown });
        this.#sendFacts(uri, document.settings.enabled ? document.review() : null, findings.length);
      }
      clearTimeout(this.#finish.get(uri));
      if (document.holdsBack())
        this.#finish.set(
          uri,
          setTimeout(() => this.#finishWord(uri), finishedAfter),
        );
    } catch (reason) {
      this.#report('review', uri, reason);
    }
  }

  /** @param review null where nothing is reviewed */
  #sendFacts(uri: string, review: Review | null, findings: number): void {
    const facts = review?.isEssay ? review.facts : null;
    if (this.#wantsFacts) void this.#connection.sendNotification(factsNotification, { uri, facts, findings });
  }

  #finishWord(uri: string): void {
    const document = this.#documents.get(uri);
    if (!document) return;
    document.caret = null;
    this.#publish(uri, false);
  }
}
