import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import * as fc from 'fast-check';
import { Line, Text } from '#nest';
import { asLine, asText } from '../apps/console/src/language/typed-text.js';

class TextForm {
  @Line(200, { nullable: true }) readonly line?: string;
  @Text(200, { nullable: true }) readonly text?: string;
}

/** What the service says of what the console sends; of an empty field, it sends nothing. */
const problemsOf = (sent: Readonly<Record<string, string | undefined>>): readonly string[] =>
  validateSync(plainToInstance(TextForm, sent)).flatMap(({ constraints = {} }) => Object.values(constraints));

const codePointsOf = (pattern: RegExp): readonly string[] =>
  Array.from({ length: 0x11_0000 }, (_, at) => String.fromCodePoint(at)).filter((one) => pattern.test(one));

/** Spaces, controls, and whatever a font draws as nothing, in all of Unicode: code points without a name are left out. */
const BLANK = codePointsOf(/[\s\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u);

/** As it stands in what is typed: alone, at both ends, and between letters. */
const around = (blank: string): readonly string[] => [
  blank,
  `${blank}Sok${blank}`,
  `Sok${blank}Dara`,
  `ក${blank}ក`,
  `ក${blank}ី`,
];

const refusedOf = (typed: string): readonly string[] => [
  ...problemsOf({ line: asLine(typed) || undefined }),
  ...problemsOf({ text: asText(typed) || undefined }),
];

describe('what the console sends of a text', () => {
  it('is taken by the service, whichever blank or control of Unicode was typed or pasted', () => {
    expect(BLANK.length).toBeGreaterThan(4_000);
    const refused = BLANK.filter((blank) => around(blank).some((typed) => refusedOf(typed).length > 0));
    expect(refused.map((blank) => `U+${blank.codePointAt(0)!.toString(16)}`)).toEqual([]);
  });

  it('is taken by the service, whatever stands together', () => {
    const letter = fc.constantFrom('ក', 'ី', '្', 'Sok', ' ', '\n', 'e\u0301', '🙂', '\u2764');
    const blank = fc.oneof(fc.constantFrom('\u200B', '\u200C', '\u200D', '\u2800'), fc.constantFrom(...BLANK));
    const typed = fc.array(fc.oneof(letter, blank), { maxLength: 8 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(typed, (text) => {
        expect(refusedOf(text)).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('keeps all letters that were typed', () => {
    for (const typed of ['Nguyễn', 'O’Neill-Sok (SYNTHETIC)', 'សុខ\u200Bដារា', 'ប៉\u200Cី', '山田', 'علي'])
      expect([asLine(typed), asText(typed)]).toEqual([typed, typed]);
  });
});
