import type * as vscode from 'vscode';

/** Where essays live: on disk, unsaved, on the other end of a remote window, in a repository opened without a clone. */
const SCHEMES = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web'];

/**
 * The documents that Clio reads: Markdown in the usual places and in whatever kind of file system the workspace is.
 * Not `{ language: 'markdown' }` alone: that would also check what nobody is writing, such as the old side of a
 * comparison (`git:`) or a chat's code block, and report its findings twice.
 */
export function essaySelector(
  folders: readonly vscode.WorkspaceFolder[] | undefined,
): { language: string; scheme: string }[] {
  const schemes = new Set([...SCHEMES, ...(folders ?? []).map((folder) => folder.uri.scheme)]);
  return [...schemes].map((scheme) => ({ language: 'markdown', scheme }));
}
