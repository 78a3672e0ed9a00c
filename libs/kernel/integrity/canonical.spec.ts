import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonical, inCanonicalOrder } from './canonical.js';

/** Keys of all kinds: some that sort differently from their order, numbers, and names that JavaScript reserves. */
const key = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'Z', '$', 'é', 'ស', '😀', '\u200b', '"', '\\', 'u') }),
  fc.constantFrom('10', '9', '01', '__proto__', 'constructor', ''),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, -0, 1e21, 2 ** 53, 0.1, 'ស្រី', String.raw`\ud800`, '\u2028'),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map((fields) => Object.fromEntries(fields)),
  ),
})).value;

describe('the canonical form of JSON', () => {
  it('is the one of RFC 8785 as the reference library writes it', () => {
    fc.assert(
      fc.property(json, (value) => canonical(value) === canonicalize(value)),
      { numRuns: 2_000 },
    );
  });

  it('is the plain text of an object in canonical order, and stays so on the wire', () => {
    fc.assert(
      fc.property(json, (value) => {
        const ordered = inCanonicalOrder(value);
        return ordered === undefined || JSON.stringify(JSON.parse(JSON.stringify(ordered))) === canonicalize(value);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['half of a surrogate pair', '\ud800'],
    ['half of a surrogate pair as a key', { '\udfff': 1 }],
    ['infinity', { deep: [Infinity] }],
    ['not a number', NaN],
    ['a function', () => 1],
    ['nothing', undefined],
  ])('does not exist for %s', (_, value) => {
    expect(() => canonical(value)).toThrow(/form|allowed|surrogate/);
  });
});
