export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'fortnight' | 'month' | 'year' | 'decade' | 'century';

/**
 * How the text ties what it tells to the time: "in 1928" (also on, at, during, of, about, or nothing), "by 1928",
 * "until 1928" and so on; `not` is "and not in 1928".
 */
export type Relation = 'in' | 'by' | 'until' | 'since' | 'before' | 'after' | 'from' | 'for' | 'not';

/** The closed classes of English that time expressions are made of. */

const wordsOf = (text: string): readonly string[] => text.split(' ');
const setOf = (text: string): ReadonlySet<string> => new Set(wordsOf(text));

const months = wordsOf('january february march april may june july august september october november december');

/** Months by name and by usual abbreviation. */
export const monthNumbers: ReadonlyMap<string, number> = new Map([
  ...months.map((name, index): [string, number] => [name, index + 1]),
  ...months.map((name, index): [string, number] => [name.slice(0, 3), index + 1]),
  ['sept', 9],
]);

/** Monday is 1, as in ISO 8601. */
export const weekdays: ReadonlyMap<string, number> = new Map(
  [
    'monday mon',
    'tuesday tue tues',
    'wednesday wed',
    'thursday thu thur thurs',
    'friday fri',
    'saturday sat',
    'sunday sun',
  ].flatMap((names, index) => wordsOf(names).map((name): [string, number] => [name, index + 1])),
);

/** Seasons by EDTF's number. */
export const seasons: ReadonlyMap<string, number> = new Map([
  ['spring', 21],
  ['springtime', 21],
  ['summer', 22],
  ['summertime', 22],
  ['autumn', 23],
  ['fall', 23],
  ['winter', 24],
  ['wintertime', 24],
]);

/** Parts of a day, by TIMEX3's code. */
export const dayParts: ReadonlyMap<string, string> = new Map([
  ['morning', 'MO'],
  ['afternoon', 'AF'],
  ['evening', 'EV'],
  ['night', 'NI'],
]);

/** Feasts that have the same day every year. */
export const feasts: ReadonlyMap<string, { readonly month: number; readonly day: number }> = new Map([
  ['christmas', { month: 12, day: 25 }],
  ['christmas day', { month: 12, day: 25 }],
  ['christmas eve', { month: 12, day: 24 }],
  ['boxing day', { month: 12, day: 26 }],
  ['new year’s day', { month: 1, day: 1 }],
  ['new year’s eve', { month: 12, day: 31 }],
  ['may day', { month: 5, day: 1 }],
]);

export const ordinalWords: ReadonlyMap<string, number> = new Map(
  wordsOf(
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
  ).map((word, index) => [word, index + 1]),
);

/** "thirtieth", and the ten of "twenty-first". */
export const ordinalTens: ReadonlyMap<string, number> = new Map(
  wordsOf('twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth').map(
    (word, index) => [word, 10 * (index + 2)],
  ),
);

export const numberWords: ReadonlyMap<string, number> = new Map(
  wordsOf(
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  ).map((word, index) => [word, index + 1]),
);

/** "twenty" in "twenty-one". */
export const tens: ReadonlyMap<string, number> = new Map(
  wordsOf('twenty thirty forty fifty sixty seventy eighty ninety').map((word, index) => [word, 10 * (index + 2)]),
);

/** "the twenties": the decade by its first year in the century. */
export const decadeWords: ReadonlyMap<string, number> = new Map(
  wordsOf('twenties thirties forties fifties sixties seventies eighties nineties').map((word, index) => [
    word,
    10 * (index + 2),
  ]),
);

const unitNames: readonly [Unit, string][] = [
  ['minute', 'minute minutes'],
  ['hour', 'hour hours'],
  ['day', 'day days'],
  ['week', 'week weeks'],
  ['fortnight', 'fortnight fortnights'],
  ['month', 'month months'],
  ['year', 'year years'],
  ['decade', 'decade decades'],
  ['century', 'century centuries'],
];

export const units: ReadonlyMap<string, Unit> = new Map(
  unitNames.flatMap(([unit, names]) => wordsOf(names).map((name): [string, Unit] => [name, unit])),
);

/** A stretch of a period, as fractions of it. */
export type Part = readonly [number, number];

/** The part of a period that a modifier picks. Early, mid and late overlap: writers use them loosely. */
export const parts: ReadonlyMap<string, Part> = new Map([
  ['early', [0, 5 / 12]],
  ['mid', [1 / 4, 3 / 4]],
  ['middle', [1 / 4, 3 / 4]],
  ['midst', [1 / 4, 3 / 4]],
  ['late', [7 / 12, 1]],
  ['beginning', [0, 1 / 3]],
  ['start', [0, 1 / 3]],
  ['opening', [0, 1 / 3]],
  ['outset', [0, 1 / 3]],
  ['end', [2 / 3, 1]],
  ['close', [2 / 3, 1]],
]);

/** "the *first half* of 1928", "the *latter part* of the year", "the *last quarter* of". */
export const shares: ReadonlyMap<string, Part> = new Map([
  ['first half', [0, 1 / 2]],
  ['second half', [1 / 2, 1]],
  ['latter half', [1 / 2, 1]],
  ['last half', [1 / 2, 1]],
  ['first third', [0, 1 / 3]],
  ['last third', [2 / 3, 1]],
  ['first quarter', [0, 1 / 4]],
  ['second quarter', [1 / 4, 1 / 2]],
  ['third quarter', [1 / 2, 3 / 4]],
  ['fourth quarter', [3 / 4, 1]],
  ['last quarter', [3 / 4, 1]],
  ['final quarter', [3 / 4, 1]],
  ['first part', [0, 1 / 2]],
  ['early part', [0, 5 / 12]],
  ['middle part', [1 / 4, 3 / 4]],
  ['later part', [1 / 2, 1]],
  ['latter part', [1 / 2, 1]],
  ['last part', [1 / 2, 1]],
  ['final part', [1 / 2, 1]],
]);

/** "the *last* week of August", "the *opening* months of 1918": which end the units are counted from. */
export const endsOfPeriods: ReadonlyMap<string, 'start' | 'end'> = new Map([
  ['first', 'start'],
  ['opening', 'start'],
  ['early', 'start'],
  ['last', 'end'],
  ['final', 'end'],
  ['closing', 'end'],
  ['latter', 'end'],
]);

/** "the *following* year": one on, one back, or the very one that the narrative has reached. */
export const directions: ReadonlyMap<string, -1 | 0 | 1> = new Map([
  ['next', 1],
  ['following', 1],
  ['subsequent', 1],
  ['ensuing', 1],
  ['succeeding', 1],
  ['coming', 1],
  ['previous', -1],
  ['preceding', -1],
  ['prior', -1],
  ['last', -1],
  ['past', -1],
  ['same', 0],
  ['very', 0],
  ['current', 0],
  ['present', 0],
]);

export const relations: ReadonlyMap<string, Relation> = new Map([
  ['in', 'in'],
  ['on', 'in'],
  ['at', 'in'],
  ['during', 'in'],
  ['of', 'in'],
  ['within', 'in'],
  ['throughout', 'in'],
  ['between', 'in'],
  ['over', 'in'],
  ['through', 'in'],
  ['by', 'by'],
  ['until', 'until'],
  ['till', 'until'],
  ['to', 'until'],
  ['into', 'in'],
  ['towards', 'in'],
  ['toward', 'in'],
  ['since', 'since'],
  ['before', 'before'],
  ['pre', 'before'],
  ['after', 'after'],
  ['post', 'after'],
  ['from', 'from'],
  ['for', 'for'], // planned or due then
]);

export const approximators: ReadonlySet<string> = setOf('around about circa c ca roughly approximately approx');

/** Words that are no noun: what follows a date and is none of these may be what the date is said of ("the 14 July celebrations"). */
export const functionWords: ReadonlySet<string> = setOf(
  'the a an and or but nor he she it they we you i his her its their our my this that these those which who whom whose what of in on at by to from for with within into onto over under through during after before since until till as than so then when while where why how if though although because however yet not no never was were is are be been being had has have having did does do would could should will shall may might must can came went saw began both all some many most much nobody everybody everyone nothing everything there here too also only even just again already once',
);

/** "1500 men", "1928 votes", "in 1200 villages": things that are counted make a number no year, whatever stands before it. */
export const countedNouns: ReadonlySet<string> = setOf(
  'souls votes households families farms villages districts cases deaths victims prisoners casualties dead wounded killed missing tonnes tons kilograms kilos poods kilometres kilometers miles metres meters yards feet acres hectares litres calories pages words copies roubles rubles pounds dollars francs marks livres shillings gulden crowns ducats ships vessels tanks guns aircraft planes rifles horses camels cattle wagons horsepower inhabitants arrests executions m km ft lb lbs oz cwt kg g hp ton tonne per percent million billion thousand hundred dozen degrees',
);

/** Plurals that do not end in -s. */
export const irregularPlurals: ReadonlySet<string> = setOf('men women people children troops police cattle');

/** Verbs in -s that may follow a year: "1917 brings", "1928 sees". Any other word in -s is something that is counted. */
export const verbsAfterYear: ReadonlySet<string> = setOf(
  'was is has as his this its thus does sees brings marks begins ends remains becomes shows gives witnesses proves stands opens closes sits seems appears means tells comes goes makes takes perhaps always sometimes besides towards unless across',
);

/** Words before a number that make it an amount: "some 1900", "nearly 1700", "out of 2000". */
export const beforeAmounts: ReadonlySet<string> = setOf(
  'some nearly almost over only all another other least most total numbered numbering against',
);

/** After these a number is most likely a year. */
export const beforeYears: ReadonlySet<string> = setOf(
  'in by since until till before after from during of early late mid around about circa between to and or the year years for on than through spring summer autumn fall winter day eve christmas',
);

/** "page 1928", "Order 1927", "no. 1920": a number after these names something, and no year. */
export const numberLabels: ReadonlySet<string> = setOf(
  'p pp page pages vol volume vols no nos number numbers order decree article articles clause clauses chapter chapters ch col cols line lines section sections para paragraph note notes footnote fn isbn issn doc document file fond opis op room figure fig table resolution regulation directive form version tel telephone extension ext ring flight route highway road bus box item lot lots items plate inv camp unit rule question password rm lst lct bwv wo adm prem kv hr candidate cell ms mss cmnd cmd cab fo f ff fol folio battalion psalm',
);

/** "1600 Pennsylvania Avenue" */
export const streets: ReadonlySet<string> = setOf('street avenue road square lane boulevard drive');
