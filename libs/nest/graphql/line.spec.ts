import fc from 'fast-check';
import { inOneForm, unseenIn } from './line.js';

/** Listed one by one, independently of the Unicode properties that the code uses. */
const BIDIRECTIONAL = '\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069';
const INVISIBLE =
  '\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u2028\u2029\u2060\u2064\u206a\u2800\u3164\ufe0f\ufeff\uffa0\ufff9\ufffb';
const CONTROL = '\u0000\u0007\t\n\r\u001b\u007f\u0085';
const JOINERS = '\u200c\u200d';
const REFUSED = [...BIDIRECTIONAL, ...INVISIBLE, ...CONTROL, '\u{e0041}', '\u{e0100}', '\ud800', '\udfff'];

const KHMER_WORDS = ['សុភា', 'ស្រី', 'មុំ', 'ចាន់', 'បុប្ផា', '១២'];
const khmer = fc.constantFrom(...KHMER_WORDS);
const latin = fc.constantFrom('Sophea', 'Nguyễn', 'O’Brien', 'Åse', 'Jean-Luc', 'Keo (SYNTHETIC)');
const other = fc.constantFrom('علي', 'שלום', '山田', 'สมชาย', '😀', '½');
const visible = fc.array(fc.oneof(khmer, latin, other), { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
/** Any character, with a preference for the interesting ones. */
const anything = fc
  .array(
    fc.oneof(
      khmer,
      latin,
      fc.constantFrom(...REFUSED, ...JOINERS, '\u200b', '\u200b', ' ', 'e\u0301'),
      fc.string({ unit: 'binary' }),
    ),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''));

const into = (text: string, at: number, what: string): string => {
  const letters = [...text];
  const place = at % (letters.length + 1);
  return [...letters.slice(0, place), what, ...letters.slice(place)].join('');
};

describe('a text of one line', () => {
  it('may be a name in any script, and stays unchanged', () => {
    fc.assert(
      fc.property(visible, (name) => {
        expect([unseenIn(name), inOneForm(name)]).toEqual([undefined, name.normalize('NFC')]);
      }),
    );
  });

  it('contains nothing that changes direction, hides or controls, at any place', () => {
    fc.assert(
      fc.property(visible, fc.nat(), fc.constantFrom(...REFUSED), (name, at, character) => {
        expect(unseenIn(inOneForm(into(name, at, character)))).toBe(character);
      }),
      { numRuns: 2_000 },
    );
  });

  it('has joiners between Khmer letters only', () => {
    fc.assert(
      fc.property(latin, fc.nat(), fc.constantFrom(...JOINERS), (name, at, joiner) => {
        expect(unseenIn(inOneForm(into(name, at, joiner)))).toBe(joiner);
      }),
    );
    fc.assert(
      fc.property(khmer, khmer, fc.constantFrom(...JOINERS), (one, two, joiner) => {
        expect(unseenIn(`${one}${joiner}${two}`)).toBeUndefined();
        expect(unseenIn(`${one}${two}${joiner}`)).toBe(joiner);
        expect(unseenIn(`${joiner}${one}${two}`)).toBe(joiner);
        expect(unseenIn(`${one}${joiner}${joiner}${two}`)).toBe(joiner);
      }),
    );
  });

  it('accepts the joiner that keeps a register sign in its place', () => {
    expect(unseenIn('ប៉\u200cីស៊\u200cី')).toBeUndefined();
  });

  it('keeps the separator between Khmer words, once, and drops it everywhere else', () => {
    fc.assert(
      fc.property(khmer, khmer, latin, fc.integer({ min: 1, max: 4 }), (one, two, name, times) => {
        const separator = '\u200b'.repeat(times);
        expect(inOneForm(`${one}${separator}${two}`)).toBe(`${one}\u200b${two}`);
        expect(inOneForm(`${separator}${one} ${separator}${two}${separator}`)).toBe(`${one} ${two}`);
        expect(inOneForm(`${one}${separator} ${name}`)).toBe(`${one} ${name.normalize('NFC')}`);
        expect(inOneForm(into(name, times, separator))).toBe(name.normalize('NFC'));
      }),
    );
    expect(inOneForm('ស\u200bុភា')).toBe('សុភា');
  });

  it('is the same text, whichever keyboard it was typed on', () => {
    expect(inOneForm('Nguye\u0302\u0303n')).toBe('Nguyễn');
    expect(inOneForm('e\u200b\u0301')).toBe('é');
  });

  it('does not change when it is normalised again', () => {
    fc.assert(
      fc.property(anything, (text) => inOneForm(inOneForm(text)) === inOneForm(text)),
      { numRuns: 5_000 },
    );
  });

  it('shows all of its characters, or is refused, whatever is sent', () => {
    const hidden = new RegExp(`[${[...BIDIRECTIONAL, ...INVISIBLE].join('')}]`, 'u');
    fc.assert(
      fc.property(anything, (text) => {
        const line = inOneForm(text);
        if (unseenIn(line) !== undefined) return;
        expect(line).not.toMatch(hidden);
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f]|[\ud800-\udbff](?![\udc00-\udfff])/); // oxlint-disable-line no-control-regex -- what must not be there
        expect(line.replaceAll(/[\u1780-\u17ff][\u200b-\u200d](?=[\u1780-\u17ff])/g, '')).not.toMatch(
          /[\u200b-\u200d]/,
        );
      }),
      { numRuns: 5_000 },
    );
  });
});
