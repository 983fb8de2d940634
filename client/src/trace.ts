import * as vscode from 'vscode';

type Level = 'off' | 'messages' | 'verbose';

/**
 * The output channel as the client's tracer sees it. The client traces only where the channel's own level is Trace, a
 * choice that few people know how to make; this makes the setting `clio.trace.server` enough.
 */
export function traceChannel(channel: vscode.LogOutputChannel): vscode.LogOutputChannel {
  const wanted = (): vscode.LogLevel => {
    const level = vscode.workspace.getConfiguration('clio').get<Level>('trace.server', 'off');
    return level === 'off' ? vscode.LogLevel.Off : vscode.LogLevel.Trace;
  };
  const changed = new vscode.EventEmitter<vscode.LogLevel>();
  const listener = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('clio.trace.server')) changed.fire(wanted());
  });
  return Object.create(channel, {
    logLevel: { get: wanted },
    onDidChangeLogLevel: { value: changed.event },
    trace: { value: (message: string) => channel.info(message) },
    dispose: { value: () => vscode.Disposable.from(listener, changed).dispose() },
  });
}
