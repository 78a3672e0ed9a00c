import fc from 'fast-check';
import { caseNumberIn, caseNumberOf } from './case-number.rules.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ids = fc.uuid();

describe('the number of a case', () => {
  it('has two groups of five symbols and a check symbol, and is always the same for an id', () => {
    expect(caseNumberOf('6f9619ff-8b86-4d01-b42d-00c04fc964ff')).toBe(
      caseNumberOf('6F9619FF-8B86-4D01-B42D-00C04FC964FF'),
    );
    fc.assert(
      fc.property(ids, (id) => {
        expect(caseNumberOf(id)).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]$/);
      }),
    );
  });

  it('never changes for an id, because people have written it down', () => {
    expect(caseNumberOf('11111111-1111-4111-8111-111111111111')).toBe('RM44R-K6CV0-C');
  });

  it('differs for ids that differ in one digit', () => {
    fc.assert(
      fc.property(ids, fc.nat({ max: 31 }), fc.integer({ min: 1, max: 15 }), (id, place, by) => {
        const digits = [...id.replaceAll('-', '')];
        digits[place] = ((Number.parseInt(digits[place]!, 16) + by) % 16).toString(16);
        expect(caseNumberOf(digits.join(''))).not.toBe(caseNumberOf(id));
      }),
    );
  });

  it('is the same for no two of 50,000 ids that only count upwards', () => {
    const numbers = Array.from({ length: 50_000 }, (_, index) =>
      caseNumberOf(`00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`),
    );
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe('a case number that somebody typed', () => {
  it('is read in small letters, without dashes, with spaces, and with letters that look like digits', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const number = caseNumberOf(id);
        const alike = number.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ').toLowerCase();
        for (const typed of [number, number.replaceAll('-', ''), ` ${number} `, alike])
          expect(caseNumberIn(typed)).toBe(number);
      }),
    );
  });

  it('is refused with any one symbol wrong', () => {
    fc.assert(
      fc.property(ids, fc.nat({ max: 10 }), fc.integer({ min: 1, max: 31 }), (id, place, by) => {
        const symbols = [...caseNumberOf(id).replaceAll('-', '')];
        symbols[place] = ALPHABET[(ALPHABET.indexOf(symbols[place]!) + by) % 32]!;
        expect(caseNumberIn(symbols.join(''))).toBeUndefined();
      }),
    );
  });

  it('is refused with any two different symbols in each other’s place', () => {
    fc.assert(
      fc.property(ids, fc.nat({ max: 10 }), fc.nat({ max: 10 }), (id, one, other) => {
        const symbols = [...caseNumberOf(id).replaceAll('-', '')];
        fc.pre(symbols[one] !== symbols[other]);
        [symbols[one], symbols[other]] = [symbols[other]!, symbols[one]!];
        expect(caseNumberIn(symbols.join(''))).toBeUndefined();
      }),
    );
  });

  it('is not found in a name, an id, or a number that is too short', () => {
    for (const text of ['', 'Sok Dara', '6f9619ff-8b86-4d01-b42d-00c04fc964ff', 'K7Q2M-9XW4', 'សុខ'])
      expect(caseNumberIn(text)).toBeUndefined();
  });
});
