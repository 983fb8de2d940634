import * as vscode from 'vscode';

/** The text of a file; null, and a line in the output channel, if it cannot be read as text or is too large for what it is. */
export async function readText(
  uri: vscode.Uri,
  maxBytes: number,
  channel: vscode.LogOutputChannel,
): Promise<string | null> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > maxBytes) throw new Error(`it is larger than ${maxBytes / 1e6} MB`);
    return new TextDecoder('utf-8', { fatal: true }).decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    channel.warn(`${uri.path} is not read: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

/** Whether there is a plain file; a link is none, as it may lead out of the workspace. */
export async function isPlainFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.File;
  } catch {
    return false;
  }
}
