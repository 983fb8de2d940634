import type { Relation } from './expression.ts';

const months = 'january february march april may june july august september october november december'.split(' ');

/** Months by name and by usual abbreviation. */
export const monthNumbers: ReadonlyMap<string, number> = new Map([
  ...months.map((name, index): [string, number] => [name, index + 1]),
  ...months.map((name, index): [string, number] => [name.slice(0, 3), index + 1]),
  ['sept', 9],
]);

export const weekdays: ReadonlySet<string> = new Set(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun'.split(' '),
);

/** Seasons by EDTF's number. */
export const seasons: ReadonlyMap<string, number> = new Map([
  ['spring', 21],
  ['summer', 22],
  ['autumn', 23],
  ['fall', 23],
  ['winter', 24],
]);

export const ordinalWords: ReadonlyMap<string, number> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
    .split(' ')
    .concat('twenty-first')
    .map((word, index) => [word, index + 1]),
);

export const numberWords: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['an', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['eleven', 11],
  ['twelve', 12],
  ['thirteen', 13],
  ['fourteen', 14],
  ['fifteen', 15],
  ['sixteen', 16],
  ['seventeen', 17],
  ['eighteen', 18],
  ['nineteen', 19],
]);

/** "twenty" in "twenty-one". */
export const tens: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, index) => [word, 10 * (index + 2)]),
);

/** The part of a period that a modifier picks, as fractions of it. Early, mid and late overlap: writers use them loosely. */
export const parts: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['early', [0, 5 / 12]],
  ['mid', [1 / 4, 3 / 4]],
  ['middle', [1 / 4, 3 / 4]],
  ['late', [7 / 12, 1]],
  ['beginning', [0, 1 / 3]],
  ['start', [0, 1 / 3]],
  ['end', [2 / 3, 1]],
  ['close', [2 / 3, 1]],
]);

export const relations: ReadonlyMap<string, Relation> = new Map([
  ['in', 'in'],
  ['on', 'in'],
  ['at', 'in'],
  ['during', 'in'],
  ['of', 'in'],
  ['within', 'in'],
  ['throughout', 'in'],
  ['around', 'in'],
  ['about', 'in'],
  ['circa', 'in'],
  ['c', 'in'],
  ['ca', 'in'],
  ['by', 'by'],
  ['until', 'until'],
  ['till', 'until'],
  ['to', 'until'],
  ['since', 'since'],
  ['before', 'before'],
  ['after', 'after'],
  ['from', 'from'],
  ['between', 'in'],
  ['for', 'not'], // planned or due then
]);

export const approximators: ReadonlySet<string> = new Set([
  'around',
  'about',
  'circa',
  'c',
  'ca',
  'roughly',
  'approximately',
]);

/** "1500 men", "1928 votes": counted things make a number no year. */
export const countedNouns: ReadonlySet<string> = new Set(
  'men women people soldiers troops workers peasants members delegates votes households families farms deaths victims prisoners casualties dead tonnes tons kilometres kilometers km miles metres meters pages words copies roubles rubles pounds dollars francs marks ships tanks guns aircraft planes officers rifles horses per percent million billion thousand'.split(
    ' ',
  ),
);

/** "page 1928", "Order 1927", "no. 1920": a number after these names something, and no year. */
export const numberLabels: ReadonlySet<string> = new Set(
  'p pp page pages vol volume vols no nos number numbers order decree article chapter ch line lines section para paragraph note notes isbn doc document file fond opis room figure fig table'.split(
    ' ',
  ),
);
