import { dateInWords } from './edtf.ts';
import type { Knowledge } from './knowledge.ts';
import { plain, sourceLine } from './markdown.ts';
import type {
  Amount,
  DatedValue,
  EntityRecord,
  Event,
  Evidence,
  Factor,
  Figure,
  Historian,
  Lasting,
  Office,
  PackDate,
  Person,
  Question,
  Quotation,
  QuotationStatus,
  Term,
} from './records.ts';

/**
 * A record as a reader sees it in a hover: what it is, its dates, what is disputed, where it is from. Markdown in which
 * everything that a pack says is escaped.
 * @returns null if no active pack has a record of this id
 */
export function recordPage(id: string, knowledge: Knowledge): string | null {
  const page = new Page(knowledge);
  const { records, quotations, figures, factors, questions } = knowledge.details;
  const entity = records.get(id);
  if (entity) return page.entity(entity);
  const event = knowledge.events.get(id);
  if (event) return page.event(event);
  const quotation = quotations.get(id);
  if (quotation) return page.quotation(quotation);
  const figure = figures.get(id);
  if (figure) return page.figure(figure);
  const factor = factors.get(id);
  if (factor) return page.factor(factor);
  const question = questions.get(id);
  return question ? page.question(question) : null;
}

/** How many holders, positions and the like a hover lists before it says how many more there are. */
const mostLines = 8;

const statusInWords: Readonly<Record<QuotationStatus, string>> = {
  verified: 'In a text of the speaker’s own.',
  reported: 'Reported by somebody else, not in a text of the speaker’s own.',
  paraphrase: 'The sense, not the exact words.',
  misattributed: 'Often given to somebody else.',
  apocryphal: 'Apocryphal: nobody is known to have said it.',
};

class Page {
  readonly #knowledge: Knowledge;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
  }

  entity(record: EntityRecord): string {
    switch (record.kind) {
      case 'person':
        return this.#person(record);
      case 'organisation':
      case 'place':
        return this.#lasting(record);
      case 'office':
        return this.#office(record);
      case 'term':
        return this.#term(record);
      case 'historian':
        return this.#historian(record);
    }
  }

  event(event: Event): string {
    return this.#page(
      event,
      `${title(event.label)}, ${plain(inBothCalendars(event))}`,
      [
        this.#people('Where', event.places),
        this.#people('Defendants', event.defendants),
        this.#people('Not there', event.outsiders),
      ],
      disputes('', event),
    );
  }

  quotation(quotation: Quotation): string {
    const { words, speaker, occasion, date, status, variants, misattributedTo } = quotation;
    const given = misattributedTo.map((id) => this.#label(id)).join(', ');
    return this.#page(quotation, `“${plain(words)}”`, [
      `${this.#label(speaker)}, ${plain(occasion)}${date ? `, ${plain(dateInWords(date.edtf))}` : ''}.`,
      [statusInWords[status], given && `Wrongly given to: ${given}.`].filter(Boolean).join(' '),
      ...list(
        'Also in these words:',
        variants.map((variant) => `“${plain(variant.words)}”${variant.note ? `: ${plain(variant.note)}` : ''}`),
      ),
    ]);
  }

  figure(figure: Figure): string {
    const amount = (value: Amount): string => plain(amountInWords(value, figure));
    const date = figure.date ? ` (${plain(dateInWords(figure.date.edtf))})` : '';
    return this.#page(figure, `${title(figure.label)}: ${amount(figure.value)}${date}`, [
      `Of: ${plain(figure.of)}.${figure.by ? ` According to: ${plain(figure.by)}.` : ''}`,
      ...figure.not.map((other) => `Not to be taken for: ${plain(other)}.`),
      ...figure.accepted.map(({ value, note }) => `*Also printed:* ${amount(value)}: ${plain(note)}`),
      ...figure.contested.map(({ value, by, note }) => `*Contested:* ${amount(value)} (${plain(by)}): ${plain(note)}`),
    ]);
  }

  factor(factor: Factor): string {
    return this.#page(factor, title(factor.label), [
      plain(factor.argument),
      ...list(
        'Shown by:',
        factor.shownBy.map((id) => this.#label(id)),
      ),
    ]);
  }

  question(question: Question): string {
    const { text, style, marks, period, stated, against, focus } = question;
    const asked = [style && plain(style), marks && `${marks} marks`, plain(dateInWords(period.edtf))];
    return this.#page(question, `“${plain(text)}”`, [
      asked.filter(Boolean).join(' · '),
      stated.length > 0 ? `Stated factor: ${stated.map((id) => this.#label(id)).join(', ')}.` : '',
      ...list(
        'To be weighed:',
        against.map((id) => this.#label(id)),
      ),
      focus ? plain(focus) : '',
    ]);
  }

  #person(person: Person): string {
    const offices = [...this.#knowledge.details.records.values()]
      .flatMap((record) => (record.kind === 'office' ? record.holders.map((term) => ({ record, term })) : []))
      .filter(({ term }) => term.who === person.id)
      .sort((a, b) => a.term.held.range.first - b.term.held.range.first);
    return this.#page(
      person,
      `${title(person.label)}${lifeSpan(person)}`,
      list(
        'Offices:',
        offices.map(
          ({ record, term }) =>
            `${plain(record.label)}, ${plain(dateInWords(term.held.edtf))}${term.untitled ? ' (in fact, without the title)' : ''}`,
        ),
      ),
      [...disputes('born', person.born), ...disputes('died', person.died)],
    );
  }

  #lasting(record: Lasting): string {
    const before = record.succeeds.map((id) => this.#label(id));
    const after = [...this.#knowledge.details.records.values()]
      .filter((other) => 'succeeds' in other && other.succeeds.includes(record.id))
      .map((other) => plain(other.label));
    return this.#page(record, `${title(record.label)}${interval(record)}`, [
      before.length > 0 ? `Before it: ${before.join(', ')}.` : '',
      after.length > 0 ? `After it: ${after.join(', ')}.` : '',
      ...list(
        'Names:',
        (record.timedNames ?? []).map((name) => `${plain(name.name)}${interval(name)}`),
      ),
      this.#people('Members', record.members),
      this.#people('Not among them', record.outsiders),
      this.#confusion(record.confusedWith),
    ]);
  }

  #office(office: Office): string {
    return this.#page(
      office,
      `${title(office.label)}${interval(office)}`,
      office.never
        ? ['There was no such office.']
        : list(
            'Held by:',
            [...office.holders]
              .sort((a, b) => a.held.range.first - b.held.range.first)
              .map(
                ({ who, held, untitled, note }) =>
                  `${this.#label(who)}, ${plain(dateInWords(held.edtf))}${untitled ? ' (in fact, without the title)' : ''}${note ? `: ${plain(note)}` : ''}`,
              ),
          ),
    );
  }

  #term(term: Term): string {
    return this.#page(term, `${title(term.label)}${interval(term)}`, [
      plain(term.definition),
      this.#confusion(term.confusedWith),
    ]);
  }

  #historian(historian: Historian): string {
    const work = (id: string | undefined): string => {
      const found = historian.works.find((one) => one.id === id);
      return found ? ` (*${plain(found.title)}*, ${plain(dateInWords(found.year.edtf))})` : '';
    };
    return this.#page(historian, `${title(historian.label)}${lifeSpan(historian)}`, [
      historian.school.map(plain).join(', '),
      ...list(
        'Argues:',
        historian.positions.map((position) => `${plain(position.claim)}${work(position.work)}`),
      ),
      ...list(
        'Works:',
        historian.works
          .filter(({ id }) => !historian.positions.some((position) => position.work === id))
          .map(({ title: name, year }) => `*${plain(name)}*, ${plain(dateInWords(year.edtf))}`),
      ),
    ]);
  }

  #page(record: Evidence, heading: string, paragraphs: readonly string[], afterNote: readonly string[] = []): string {
    return [
      heading,
      ...paragraphs,
      record.note ? plain(record.note) : '',
      ...afterNote,
      sourceLine(record, this.#knowledge),
    ]
      .filter(Boolean)
      .join('\n\n');
  }

  #confusion(ids: readonly string[] | undefined): string {
    return ids && ids.length > 0 ? `Not to be confused with: ${ids.map((id) => this.#label(id)).join('; ')}.` : '';
  }

  #people(heading: string, ids: readonly string[] | undefined): string {
    return ids && ids.length > 0 ? `${heading}: ${ids.map((id) => this.#label(id)).join(', ')}.` : '';
  }

  #label(id: string): string {
    const { events } = this.#knowledge;
    const { records, quotations, figures, factors } = this.#knowledge.details;
    const quotation = quotations.get(id);
    const record = records.get(id) ?? events.get(id) ?? figures.get(id) ?? factors.get(id);
    return quotation ? `“${plain(quotation.words)}”` : plain(record?.label ?? id);
  }
}

const title = (label: string): string => `**${plain(label.charAt(0).toUpperCase() + label.slice(1))}**`;

export const inBothCalendars = ({ date, julian }: DatedValue): string =>
  julian ? `${dateInWords(date.edtf)} (${dateInWords(julian.edtf)} in the old style)` : dateInWords(date.edtf);

/** What else is said of a date: what books print, and on what historians differ. */
export function disputes(of: string, value: DatedValue | undefined): string[] {
  const prefix = of && `${of} `;
  return [
    ...(value?.accepted ?? []).map(
      ({ edtf, note }) => `*Also printed:* ${prefix}${plain(dateInWords(edtf))}: ${plain(note)}`,
    ),
    ...(value?.contested ?? []).map(
      ({ edtf, by, note }) => `*Contested:* ${prefix}${plain(dateInWords(edtf))} (${plain(by)}): ${plain(note)}`,
    ),
  ];
}

function lifeSpan({ born, died }: Pick<Person, 'born' | 'died'>): string {
  const [from, to] = [born && plain(inBothCalendars(born)), died && plain(inBothCalendars(died))];
  if (from && to) return `, ${from} – ${to}`;
  if (from) return `, born ${from}`;
  return to ? `, died ${to}` : '';
}

function interval({ from, until }: { readonly from?: PackDate; readonly until?: PackDate }): string {
  if (from && until) return `, ${plain(dateInWords(from.edtf))} – ${plain(dateInWords(until.edtf))}`;
  if (from) return `, from ${plain(dateInWords(from.edtf))}`;
  return until ? `, until ${plain(dateInWords(until.edtf))}` : '';
}

/** A heading with its lines as one Markdown list; nothing if there are none. */
function list(heading: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, mostLines).map((line) => `- ${line}`);
  const more = lines.length > mostLines ? [`- … and ${lines.length - mostLines} more`] : [];
  return [`${heading}\n\n${[...shown, ...more].join('\n')}`];
}

const scales = { thousand: 1e3, million: 1e6, billion: 1e9 } as const;

/** "58 %", "25 million people", "5.5–6.5 million tonnes" */
export function amountInWords({ from, to }: Amount, { unit, scale }: Pick<Figure, 'unit' | 'scale'>): string {
  const factor = scale ? scales[scale] : 1;
  const number = (value: number): string =>
    (value / factor).toLocaleString('en-GB', { maximumFractionDigits: 3, useGrouping: true });
  const numbers = from === to ? number(from) : `${number(from)}–${number(to)}`;
  return unit === 'percent' ? `${numbers} %` : `${numbers}${scale ? ` ${scale}` : ''} ${unit.replaceAll('-', ' ')}`;
}
