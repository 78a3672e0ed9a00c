import { inflateRawSync } from 'node:zlib';
import { USUAL_TIME_ZONE, daysAreIn } from '#kernel/decider';
import { SHEET_FORMATS, type Sheet, type SheetColumn } from './sheet.js';

const HOSTILE = ['=HYPERLINK("http://evil")', '+1', '-1', '@SUM(1)', '\tcmd', '\rcmd', '\ncmd', '＝1+1'];

const sheet = (...rows: Sheet['rows']): Sheet => ({ columns: [{ heading: 'What' }, { heading: 'ចំនួន' }], rows });
const csv = async (...rows: Sheet['rows']) => (await SHEET_FORMATS.csv.write(sheet(...rows))).toString();

/** The parts of a workbook as texts, by name, from the headers before each. */
const partsOf = (zip: Buffer): ReadonlyMap<string, string> => {
  const parts = new Map<string, string>();
  for (let at = zip.indexOf('PK\u0001\u0002'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4)) {
    const [method, size, nameLength, start] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt32LE(at + 42),
    ];
    const content = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const packed = zip.subarray(content, content + size);
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString();
    parts.set(name, (method === 0 ? packed : inflateRawSync(packed)).toString());
  }
  return parts;
};

describe('a table as CSV', () => {
  it('keeps Khmer, quotes and line breaks, and says that it is UTF-8', async () => {
    expect(await csv(['a "quoted", text\nof two lines', 12.5])).toBe(
      '\uFEFF"What","ចំនួន"\r\n"a ""quoted"", text\nof two lines",12.5\r\n',
    );
  });

  it('holds no cell that a spreadsheet program would compute', async () => {
    for (const text of HOSTILE) {
      const [, row = ''] = (await csv([text, 1])).split(/\r\n(?=["'])/);
      expect(row).toMatch(/^"?'/);
    }
  });

  it('holds none either where cells are separated by something else, and quotes every text', async () => {
    expect(await csv(['a;=1+1', 'b|-2'], ['c\n=1+1', 'd\t@x'], ['e; =1', 'f-1'])).toContain(
      `\r\n"a;'=1+1","b|'-2"\r\n"c\n'=1+1","d\t'@x"\r\n"e; =1","f-1"\r\n`,
    );
  });

  it('leaves negative numbers of ours alone, and what is withheld empty', async () => {
    expect(await csv([-3, null])).toContain('\r\n-3,\r\n');
  });
});

describe('a table as a workbook', () => {
  const workbook = async (holds: SheetColumn['holds'], ...cells: readonly string[]) => {
    const columns = [{ heading: 'Next hearing', holds }];
    return partsOf(await SHEET_FORMATS.xlsx.write({ columns, rows: cells.map((cell) => [cell]) }));
  };
  const numbersIn = (parts: ReadonlyMap<string, string>) =>
    [...parts.get('xl/worksheets/sheet1.xml')!.matchAll(/<c r="A(?:[2-9])"[^>]*?(?: t="(\w)")?[^>]*><v>([^<]*)<\/v>/g)]
      .filter(([, type]) => type !== 's')
      .map(([, , number]) => Number(number));

  afterEach(() => daysAreIn(USUAL_TIME_ZONE));

  it('has days as days, in whichever time zone the service runs', async () => {
    const parts = await workbook('day', '2020-03-05', '1900-03-01');
    // 43,895 days after the beginning of the calendar of spreadsheets
    expect(numbersIn(parts)).toEqual([43_895, 61]);
    expect(parts.get('xl/styles.xml')).toContain('yyyy-mm-dd');
  });

  it.each(['9999-99-99', '2026-13-45', '2026-02-30', '0001-01-01', 'soon', '2020-03-05T10:00Z'])(
    'leaves %s a text, which is no day',
    async (text) => {
      for (const holds of ['day', undefined] as const) {
        const parts = await workbook(holds, text);
        expect(numbersIn(parts)).toEqual([]);
        expect([...parts.values()].join('')).toContain(text);
      }
    },
  );

  it('leaves a name a text, also one that is a day', async () => {
    const parts = await workbook(undefined, '2020-01-01', '2020-03-05T06:00:00.000Z');
    expect(numbersIn(parts)).toEqual([]);
    expect([...parts.values()].join('')).toContain('2020-01-01');
  });

  it('has instants in the time of the log, and says which it is', async () => {
    const parts = await workbook('instant', '2026-12-01T23:30:00.000Z', 'soon');
    expect(numbersIn(parts)).toEqual([expect.closeTo(46_358 + 6.5 / 24, 6)]); // 2 December, 06:30
    expect(parts.get('xl/styles.xml')).toContain('yyyy-mm-dd hh:mm');
    expect([...parts.values()].join('')).toContain('Next hearing (Asia/Phnom_Penh)');
    daysAreIn('America/St_Johns');
    expect(numbersIn(await workbook('instant', '2026-12-01T23:30:00.000Z'))).toEqual([
      expect.closeTo(46_357 + 20 / 24, 6),
    ]);
  });

  it('has texts as texts and numbers as numbers, and no formula', async () => {
    const parts = partsOf(await SHEET_FORMATS.xlsx.write(sheet(...HOSTILE.map((text) => [text, 7]))));
    const all = [...parts.values()].join('\n');
    expect([...parts.keys()]).toContain('xl/worksheets/sheet1.xml');
    expect(all).not.toMatch(/<f[ >]/);
    expect(all).toMatch(/(&apos;|&#39;|')=HYPERLINK/);
    expect(parts.get('xl/worksheets/sheet1.xml')).toMatch(/<v>7<\/v>/);
  });
});
