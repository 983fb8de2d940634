import parseEdtf from 'edtf';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edtfRange } from '../../server/src/knowledge/edtf.ts';
import { noNarrativeTime } from '../../server/src/time/narrative.ts';
import { timesOfPlainText } from '../../server/src/time/plain-text.ts';

/** What dates are made of, and what stands round them, in any order. */
const pieces = fc.oneof(
  fc.constantFrom(
    ...'the a of in on by until since before after from to between and or early late mid end beginning first second last next previous following same that this turn rest half quarter morning night'.split(
      ' ',
    ),
    ...'January Feb. March May Sept October Dec Monday Sunday spring summer autumn fall winter Christmas'.split(' '),
    ...'day days week month months year years decade century centuries anniversary eve later earlier ago old'.split(
      ' ',
    ),
    ...'BC AD B.C. O.S. (N.S.) c. ca. ’28 1920s 20th twenty-first twentieth twenties nineteen five a few had would'.split(
      ' ',
    ),
    ...', . ; : – — - / ( ) [ ] ’s % £ § # & \n \n\n'.split(' '),
    'Lenin’s death',
    '55 BC. That century',
    'That decade',
    'the last five years of the eighteenth century',
    'November (25 October)',
    '1648/9',
    '\n\n',
    '29 February 1900',
    '31 April 1927',
    '0',
  ),
  fc.integer({ min: 0, max: 2200 }).map(String),
  fc.integer({ min: 1, max: 40 }).map(String),
  fc.integer({ min: 1, max: 32 }).map((n) => `${n}th`),
  fc.string({ maxLength: 6, unit: 'binary' }),
);
const soup = fc
  .array(fc.tuple(pieces, fc.constantFrom(' ', ' ', ' ', '')), { maxLength: 40 })
  .map((parts) => parts.flat().join(''));

test('whatever the text: times in order, apart, inside it, with values that parse, and the same on every reading', () => {
  fc.assert(
    fc.property(soup, (text) => {
      const times = timesOfPlainText(text, noNarrativeTime);
      let end = 0;
      for (const time of times) {
        expect(time.start).toBeGreaterThanOrEqual(end);
        expect(time.end).toBeGreaterThan(time.start);
        expect(text.slice(time.start, time.end)).toBe(time.text);
        expect(time.outerStart).toBeLessThanOrEqual(time.start);
        end = time.end;
        if (time.edtf !== undefined) {
          expect(() => parseEdtf(time.edtf as string), `${time.edtf} of “${time.text}”`).not.toThrow();
          // The days are those of the value; seasons are counted otherwise in the south of the world, and winters twice.
          if (!/-2[1-4]/.test(time.edtf))
            expect(edtfRange(time.edtf), `${time.edtf} of “${time.text}”`).toEqual(time.range);
        }
      }
      expect(end).toBeLessThanOrEqual(text.length);
      expect(timesOfPlainText(text, noNarrativeTime)).toEqual(times);
    }),
    { numRuns: Number(process.env.CLIO_PROPERTY_RUNS ?? 3000) },
  );
});
