import { Misuse } from '../misuse.js';
import { rowsIn } from './table.js';
import { EXAMPLE, template } from './template.js';

const needed = Object.keys(EXAMPLE).filter((name) => /^(reference|referral\.[a-z]+)$/.test(name));
const head = needed.join(',');
const row = needed.map((name) => `"${EXAMPLE[name]}"`).join(',');
const bytes = (text: string) => new TextEncoder().encode(text);
const linesOf = (text: string) => rowsIn(bytes(text)).map(({ line }) => line);

describe('a file of people', () => {
  it('may have a byte order mark, and lines that end in either way', () => {
    const [first, second] = rowsIn(bytes(`\uFEFF${head}\r\n${row}\r\n${row}`));
    expect(first!.cells.get('reference')).toBe('SR-2020-014');
    expect([first!.line, second!.line]).toEqual([2, 3]);
    expect(linesOf(`${head}\n${row}\n${row}\n`)).toEqual([2, 3]);
  });

  it('is taken as it is written: quotes, commas, line breaks, Khmer and spaces', () => {
    const cell = ' ស្រីលក្ខណ៍ said "no",\nthen\r\nyes ';
    const [first, second] = rowsIn(
      bytes(`${head},referral.givenName\n${row},"${cell.replaceAll('"', '""')}"\n\n,,,\n${row},x`),
    );
    expect(first!.cells.get('referral.givenName')).toBe(cell);
    expect([first!.line, second!.line]).toEqual([2, 7]);
  });

  it('tells of a row with more or fewer cells than columns', () => {
    const [more, fewer, right] = rowsIn(bytes(`${head}\n${row},x\nSR-1\n${row}`));
    expect(more!.ragged).toBe(`The row has ${needed.length + 1} cells, but the header has ${needed.length}.`);
    expect(fewer!.ragged).toBe(`The row has 1 cells, but the header has ${needed.length}.`);
    expect(right!.ragged).toBeUndefined();
  });

  it.each<[string, Uint8Array, string]>([
    ['that is empty', bytes(''), 'The file is empty'],
    ['in another encoding', Uint8Array.of(0xff, 0xfe, 0x72, 0), 'The file is not UTF-8'],
    ['with an unknown column', bytes(`${head},nickname`), 'Unknown column nickname.'],
    ['with a column in other letters', bytes(`${head},referral.Sex`), 'Unknown column referral.Sex.'],
    ['with a column without a name', bytes(`${head},`), 'Unknown column “”.'],
    ['with one column twice', bytes(`${head},referral.sex`), 'Duplicate column referral.sex.'],
    ['without a column that every row needs', bytes('reference,referral.on'), 'Missing column referral.languages,'],
    ['with semicolons', bytes(head.replaceAll(',', ';')), 'The columns are not separated by commas'],
    ['with a quote that does not end', bytes(`${head}\n"x`), 'The file is not CSV: Quote Not Closed'],
  ])('is refused %s, in one sentence', (_, file, sentence) => {
    const readRows = () => rowsIn(file);
    expect(readRows).toThrow(Misuse);
    expect(readRows).toThrow(sentence);
    expect(readRows).not.toThrow('\n');
  });

  it('can be begun from the template', () => {
    const [example, ...others] = rowsIn(bytes(template()));
    expect(others).toEqual([]);
    expect(Object.fromEntries([...example!.cells].filter(([, cell]) => cell !== ''))).toEqual(EXAMPLE);
  });
});
