import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/** An essay as it was read, without its byte order mark. */
export interface EssayFile {
  readonly path: string;
  readonly text: string;
}

/** Why a path gave no essay, in one line; `fatal` if the writer asked for just this file. */
export interface Refusal {
  readonly message: string;
  readonly fatal: boolean;
}

const markdown = new Set(['.md', '.markdown', '.mdown', '.mkd']);
const otherFormats: Readonly<Record<string, string>> = {
  '.docx': 'Save it as Markdown, for instance with: pandoc -t gfm',
  '.doc': 'Save it as .docx and then as Markdown, for instance with: pandoc -t gfm',
  '.odt': 'Save it as Markdown, for instance with: pandoc -t gfm',
  '.rtf': 'Save it as Markdown, for instance with: pandoc -t gfm',
  '.pdf': 'Ask for the file it was made from, and save that as Markdown.',
  '.pages': 'Export it as .docx and then as Markdown, for instance with: pandoc -t gfm',
  '.html': 'Save it as Markdown, for instance with: pandoc -t gfm',
};

/** The files that a list of paths means: a folder stands for the Markdown files in it, at any depth. */
export function findEssays(paths: readonly string[]): { files: string[]; refusals: Refusal[] } {
  const files: string[] = [];
  const refusals: Refusal[] = [];
  for (const path of paths) {
    let isFolder: boolean;
    try {
      isFolder = statSync(path).isDirectory();
    } catch (reason) {
      refusals.push({ message: `${path}: ${whyNot(reason)}`, fatal: true });
      continue;
    }
    if (!isFolder) {
      const advice = otherFormats[extname(path).toLowerCase()];
      if (advice)
        refusals.push({ message: `${path}: Clio reads Markdown, not ${extname(path)} files. ${advice}`, fatal: true });
      else files.push(path);
      continue;
    }
    const found = markdownIn(path, refusals);
    if (found.length === 0)
      refusals.push({
        message: `${path}: no Markdown files in this folder. Clio looks for names that end in .md or .markdown.`,
        fatal: false,
      });
    files.push(...found);
  }
  return { files: [...new Set(files)], refusals };
}

function markdownIn(folder: string, refusals: Refusal[]): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (reason) {
    refusals.push({ message: `${folder}: ${whyNot(reason)}`, fatal: true });
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : markdownIn(path, refusals);
    // A link to a folder is not followed: it may lead round in a circle.
    const isFile = entry.isFile() || (entry.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isFile());
    return isFile && markdown.has(extname(entry.name).toLowerCase()) ? [path] : [];
  });
}

/** Reads a file as UTF-8. Anything else is refused rather than guessed at: a wrong letter would shift every range. */
export function readEssay(path: string): EssayFile | Refusal {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (reason) {
    return { message: `${path}: ${whyNot(reason)}`, fatal: true };
  }
  try {
    return { path, text: decodeUtf8(bytes) };
  } catch {
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    return {
      message: `${path}: this file is ${utf16 ? 'UTF-16' : 'not UTF-8'}. Save it as UTF-8 and check it again.`,
      fatal: true,
    };
  }
}

/** Decodes UTF-8 without its byte order mark; throws if it is something else. */
export const decodeUtf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

export function whyNot(reason: unknown): string {
  const code = reason instanceof Error && 'code' in reason ? reason.code : undefined;
  if (code === 'ENOENT') return 'there is no such file or folder. Check the path.';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read. Check its permissions.';
  if (code === 'EISDIR') return 'this is a folder.';
  return reason instanceof Error ? reason.message : String(reason);
}
