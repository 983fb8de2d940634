import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  type LanguageClientOptions,
  State,
} from 'vscode-languageclient';
import { CARET, followCaret } from './caret.ts';
import { essaySelector } from './documents.ts';
import { FACTS, FactsItem, type FactsParams } from './facts.ts';
import { guardFixes } from './fixes.ts';
import { Packs, packSelector } from './packs.ts';
import { ProjectFiles, projectSelector } from './project.ts';
import { traceChannel } from './trace.ts';

/** What differs between the desktop and the browser. */
export interface Host {
  readonly kind: 'node' | 'browser';
  createClient(options: LanguageClientOptions): BaseLanguageClient;
  /** The server's process, if it is one. */
  pid(): number | undefined;
  /** Ends what the protocol's `exit` leaves behind. */
  release(): void;
}

/** A fifth crash within three minutes is one too many: the limit that the client library sets itself. */
const MAX_CRASHES = 4;
const CRASH_WINDOW_MS = 3 * 60 * 1000;
/** Messages that could not be sent or read, one after the other, before the connection counts as lost. */
const MAX_ERRORS = 3;
const GAVE_UP = 'Clio stopped working, and starting it again did not help. Your text is not affected.';

/**
 * The language server as the extension sees it: started once, started again after a crash, given up at last.
 *
 * Every start is a new client. The library can restart a client itself, but one whose server dies while it is still
 * starting ends up in a state that it does not come out of.
 */
export class Server {
  readonly selector = essaySelector(vscode.workspace.workspaceFolders);
  readonly #host: Host;
  readonly #channel: vscode.LogOutputChannel;
  readonly #trace: vscode.LogOutputChannel;
  readonly #initializationOptions: unknown;
  readonly #caret = followCaret(this.selector, (caret) => {
    if (this.#client?.state === State.Running) this.#client.sendNotification(CARET, caret).catch(() => {});
  });
  readonly #facts = new FactsItem();
  readonly #packs: Packs;
  readonly #projects: ProjectFiles;
  #client: BaseLanguageClient | undefined;
  #started = false;
  #crashes: number[] = [];
  /** Starts and stops, one after the other. */
  #queue: Promise<void> = Promise.resolve();

  constructor(host: Host, channel: vscode.LogOutputChannel, initializationOptions: unknown) {
    this.#host = host;
    this.#channel = channel;
    this.#trace = traceChannel(channel);
    this.#initializationOptions = initializationOptions;
    const send = (method: string, params: unknown): void => {
      if (this.#client?.state === State.Running) this.#client.sendNotification(method, params).catch(() => {});
    };
    this.#packs = new Packs(channel, send);
    this.#projects = new ProjectFiles(this.selector, channel, send);
  }

  /** The documents that the server reads: essays, files of packs, and files of projects. */
  #documents(): { language: string; scheme?: string; pattern?: string }[] {
    return [...this.selector, ...packSelector(), projectSelector];
  }

  /** Whether a document is one of them. */
  reads(document: vscode.TextDocument): boolean {
    return this.#documents().some((filter) => vscode.languages.match(filter, document) > 0);
  }

  /** Asks the server something of Clio's own, starting it first if need be. */
  async request<T>(method: string, params: unknown): Promise<T> {
    await this.start();
    if (this.#client?.state !== State.Running) throw new Error('The language server is not running.');
    return this.#client.sendRequest<T>(method, params);
  }

  /** Has the server know the packs of the user's own as they are saved now. */
  async refreshPacks(): Promise<void> {
    await this.start();
    await this.#packs.refresh();
  }

  /** Starts the server, if that was not done before; one that was given up stays so. */
  start(): Promise<void> {
    if (this.#started) return this.#queue;
    this.#started = true;
    return this.#enqueue(() => this.#launch());
  }

  /** Stops the server, if it runs, and starts it, with its crashes forgotten. */
  restart(): Promise<void> {
    this.#started = true;
    this.#crashes = [];
    return this.#enqueue(async () => {
      await this.#halt();
      await this.#launch();
    });
  }

  /** Writes files of a pack, and has the server know them when all of them are there. */
  writePack(write: () => Promise<void>): Promise<void> {
    return this.#packs.whileWriting(write);
  }

  /** Starts anew if it runs, so that the client hears of the files in the folders that the settings name now. */
  async reconnect(): Promise<void> {
    if (this.#started) await this.restart();
  }

  async dispose(): Promise<void> {
    this.#caret.dispose();
    this.#trace.dispose();
    this.#packs.dispose();
    this.#projects.dispose();
    this.#facts.dispose();
    await this.#enqueue(() => this.#halt());
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(task);
    return this.#queue;
  }

  async #launch(): Promise<void> {
    let stopWaiting = (): void => {};
    const gone = new Promise<void>((done) => {
      stopWaiting = done;
    });
    const ended = (): void => {
      stopWaiting();
      if (this.#client === client) this.#ended();
    };
    const client = this.#host.createClient({
      documentSelector: this.#documents(),
      synchronize: { configurationSection: 'clio' },
      initializationOptions: { ...(this.#initializationOptions as object | undefined), facts: true },
      outputChannel: this.#channel,
      traceOutputChannel: this.#trace,
      middleware: guardFixes,
      errorHandler: errorHandler(ended, () => client.state === State.Starting),
      initializationFailedHandler: () => false, // start() rejects
    });
    // The client has a pop-up for each of its troubles. Here they go to the output channel; the writer hears one thing.
    const log = client.error.bind(client);
    client.error = (message, data) => log(message, data, false);
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) return;
      this.#caret.repeat();
      // A project may name packs of the user's own, so these come first.
      void this.#packs.start().then(() => this.#projects.start());
    });
    client.onNotification(FACTS, (params: FactsParams) => this.#facts.update(params));
    this.#client = client;
    // A worker that breaks while it starts leaves start() without an answer for ever.
    await Promise.race([client.start().catch(ended), gone]);
  }

  async #halt(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#facts.clear();
    await client?.dispose().catch(() => {}); // the server does not answer any more
    this.#host.release();
  }

  /** The server has ended by itself; the client has taken its findings away. */
  #ended(): void {
    this.#client = undefined;
    this.#facts.clear();
    this.#host.release();
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((time) => now - time < CRASH_WINDOW_MS), now];
    if (this.#crashes.length <= MAX_CRASHES) {
      this.#channel.warn('The server ended; starting it again.');
      void this.#enqueue(() => (this.#client ? Promise.resolve() : this.#launch()));
      return;
    }
    this.#channel.error(GAVE_UP);
    void vscode.window.showErrorMessage(GAVE_UP, 'Restart', 'Show Output').then((choice) => {
      if (choice === 'Restart') void this.restart();
      if (choice === 'Show Output') this.#channel.show();
    });
  }
}

/** Leaves it to `ended` what happens when the connection is lost, and keeps the client from speaking of it. */
function errorHandler(ended: () => void, isStarting: () => boolean): ErrorHandler {
  return {
    error(error, _message, count = 1) {
      const lost = count > MAX_ERRORS || isStarting(); // a worker has no other way to say that it could not load
      if (lost) ended();
      const message = `The connection to the server failed: ${error.message}`;
      return { action: lost ? ErrorAction.Shutdown : ErrorAction.Continue, message, handled: true };
    },
    closed() {
      ended();
      return { action: CloseAction.DoNotRestart, message: 'The connection to the server was closed.', handled: true };
    },
  };
}
