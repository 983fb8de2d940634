import type { Knowledge } from './knowledge.ts';
import type { Evidence } from './records.ts';
import { sourceRefs } from './source-refs.ts';

/** A pack is input from strangers: nothing in it is Markdown or HTML. */
export const plain = (value: string): string => value.replace(/[\\`*_{}[\]<>#|~!&]/g, '\\$&').replace(/\s+/g, ' ');

const mostSources = 3;

/** The first sources, in one line: what a reader looks up first. The rest is in the pack. */
export function sourceLine(record: Pick<Evidence, 'sources'>, knowledge: Knowledge): string {
  const shown = sourceRefs(record, knowledge)
    .slice(0, mostSources)
    .map(({ title, author, year, locator, url }) => {
      const address = url?.replaceAll('(', '%28').replaceAll(')', '%29');
      const isAddress = address !== undefined && /^https?:\/\/[^\s<>]+$/.test(address);
      const name = isAddress ? `[${plain(title)}](${address})` : `*${plain(title)}*`;
      return [author && plain(author), name, year, locator && plain(locator)].filter(Boolean).join(', ');
    });
  return shown.length > 0 ? `Source${shown.length > 1 ? 's' : ''}: ${shown.join('; ')}` : '';
}
