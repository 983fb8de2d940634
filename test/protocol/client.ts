// A small LSP client over stdio, for tests.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

export interface Published extends PublishDiagnosticsParams {
  /** When it arrived, in milliseconds. */
  readonly at: number;
}

export class TestClient {
  readonly published: Published[] = [];
  readonly messages: string[] = [];
  readonly process: ChildProcessWithoutNullStreams;
  readonly connection: ProtocolConnection;
  readonly exited: Promise<number | null>;

  constructor(command: string, args: readonly string[], env: NodeJS.ProcessEnv) {
    this.process = spawn(command, args, { env });
    this.exited = once(this.process, 'exit').then(([code]) => code as number | null);
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.process.stdout),
      new StreamMessageWriter(this.process.stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push({ ...params, at: performance.now() });
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.messages.push(message);
    });
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.listen();
  }

  async initialize(params: Partial<InitializeParams> = {}): Promise<InitializeResult> {
    const result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
      ...params,
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  open(uri: string, text: string, version = 1): Promise<void> {
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version, text },
    });
  }

  /** Inserts text at a place, as typing does. */
  insert(uri: string, version: number, line: number, character: number, text: string): Promise<void> {
    const at = { line, character };
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: at, end: at }, text }],
    });
  }

  /** Waits until the newest diagnostics of a document satisfy a condition. */
  async until(
    uri: string,
    fits: (diagnostics: readonly Diagnostic[], version: number | undefined) => boolean,
    milliseconds = 10_000,
  ): Promise<Published> {
    const end = performance.now() + milliseconds;
    for (;;) {
      const newest = this.published.findLast((one) => one.uri === uri);
      if (newest && fits(newest.diagnostics, newest.version)) return newest;
      if (performance.now() > end)
        throw new Error(
          `no such diagnostics; the newest are ${JSON.stringify(newest)}; log: ${this.messages.join('\n')}`,
        );
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return this.exited;
  }
}
