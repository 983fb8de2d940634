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
import { guardFixes } from './fixes.ts';
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

const GAVE_UP = 'Clio stopped working, and starting it again did not help. Your text is not affected.';

/** The language server as the extension sees it: started once, started again after a crash, given up at last. */
export class Server {
  readonly selector = essaySelector(vscode.workspace.workspaceFolders);
  readonly #host: Host;
  readonly #channel: vscode.LogOutputChannel;
  readonly #trace: vscode.LogOutputChannel;
  readonly #initializationOptions: unknown;
  readonly #caret = followCaret(this.selector, (caret) => {
    if (this.#client?.state === State.Running) this.#client.sendNotification(CARET, caret).catch(() => {});
  });
  #client: BaseLanguageClient | undefined;
  #told = false;
  /** Starts and stops, one after the other. */
  #queue: Promise<void> = Promise.resolve();

  constructor(host: Host, channel: vscode.LogOutputChannel, initializationOptions: unknown) {
    this.#host = host;
    this.#channel = channel;
    this.#trace = traceChannel(channel);
    this.#initializationOptions = initializationOptions;
  }

  start(): Promise<void> {
    return this.#enqueue(() => (this.#client ? Promise.resolve() : this.#launch()));
  }

  restart(): Promise<void> {
    return this.#enqueue(async () => {
      await this.#halt();
      await this.#launch();
    });
  }

  async dispose(): Promise<void> {
    this.#caret.dispose();
    this.#trace.dispose();
    await this.#enqueue(() => this.#halt());
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(task);
    return this.#queue;
  }

  async #launch(): Promise<void> {
    const client = this.#host.createClient({
      documentSelector: this.selector,
      synchronize: { configurationSection: 'clio' },
      initializationOptions: this.#initializationOptions,
      outputChannel: this.#channel,
      traceOutputChannel: this.#trace,
      middleware: guardFixes,
      errorHandler: this.#errorHandler(),
      initializationFailedHandler: () => false, // start() rejects, and #giveUp tells the reader
    });
    // The client has a pop-up for each of its troubles. Here they go to the output channel; the writer hears one thing.
    const log = client.error.bind(client);
    client.error = (message, data) => log(message, data, false);
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) return;
      this.#told = false;
      this.#caret.repeat();
    });
    this.#client = client;
    await client.start().catch(() => this.#giveUp());
  }

  async #halt(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.dispose().catch(() => {}); // of a client that never started, or whose server does not answer
    this.#host.release();
  }

  /** The client's own counting (five crashes in three minutes are too many), with our words. */
  #errorHandler(): ErrorHandler {
    let counting: ErrorHandler | undefined;
    const own = (): ErrorHandler | undefined => {
      counting ??= this.#client?.createDefaultErrorHandler();
      return counting;
    };
    return {
      error: async (error, message, count) => {
        const action = (await own()?.error(error, message, count))?.action ?? ErrorAction.Shutdown;
        if (action === ErrorAction.Shutdown) this.#giveUp();
        return { action, message: `The connection to the server failed: ${error.message}`, handled: true };
      },
      closed: async () => {
        // A server that ends before it has begun will do so again.
        const begun = this.#client?.state === State.Running;
        const action = begun ? (await own()?.closed())?.action : undefined;
        if (action === CloseAction.Restart)
          return { action, message: 'The server ended; starting it again.', handled: true };
        this.#giveUp();
        return {
          action: CloseAction.DoNotRestart,
          message: 'The server ended and is not started again.',
          handled: true,
        };
      },
    };
  }

  #giveUp(): void {
    if (this.#told) return;
    this.#told = true;
    this.#channel.error(GAVE_UP);
    void vscode.window.showErrorMessage(GAVE_UP, 'Restart', 'Show Output').then((choice) => {
      if (choice === 'Restart') void this.restart();
      if (choice === 'Show Output') this.#channel.show();
    });
  }
}
