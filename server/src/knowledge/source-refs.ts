import type { Knowledge } from './knowledge.ts';
import type { Evidence } from './records.ts';

/** Where a record has its facts from, ready to be shown. */
export interface SourceRef {
  readonly id: string;
  readonly title: string;
  readonly author?: string;
  readonly year?: string;
  readonly locator?: string;
  readonly url?: string;
}

/** The sources of a record as a reader looks them up. */
export function sourceRefs(record: Pick<Evidence, 'sources'>, knowledge: Knowledge): SourceRef[] {
  return record.sources.flatMap(({ source: key, section, page }) => {
    const source = knowledge.details.sources.get(key);
    if (!source) return [];
    const author = source.author
      ?.map((name) => name.literal ?? [name.given, name.family].filter(Boolean).join(' '))
      .join(', ');
    const container = source['container-title'];
    const locator = [section && `section “${section}”`, page && `p. ${page}`].filter(Boolean).join(', ');
    return [
      {
        id: source.id,
        title: container && container !== source.title ? `${source.title}, ${container}` : source.title,
        ...(author ? { author } : {}),
        ...(source.issued ? { year: source.issued.slice(0, 4) } : {}),
        ...(locator ? { locator } : {}),
        ...(source.URL ? { url: source.URL } : {}),
      },
    ];
  });
}
