import { InputType } from '@nestjs/graphql';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import {
  Amount,
  Code,
  CodeList,
  Country,
  DayAndId,
  Flag,
  Id,
  IdList,
  Instant,
  Language,
  LanguageList,
  Line,
  LineList,
  Office,
  DateField,
  Nested,
  PartId,
  NestedList,
  Province,
  Text,
  TextList,
  IntField,
  Worker,
} from './fields.js';

@InputType()
class Inner {
  @Text(5) readonly name!: string;
}

@InputType()
class Form {
  @Id({ nullable: true }) readonly id?: string;
  @IdList({ nullable: true }) readonly ids?: string[];
  @PartId({ nullable: true }) readonly partId?: string;
  @DateField({ nullable: true }) readonly day?: string;
  @DayAndId({ nullable: true }) readonly dayAndId?: string;
  @Instant({ nullable: true }) readonly instant?: string;
  @IntField(10, { nullable: true }) readonly whole?: number;
  @Amount(10, { nullable: true }) readonly amount?: number;
  @Flag({ nullable: true }) readonly flag?: boolean;
  @Line(10, { nullable: true }) readonly line?: string;
  @LineList(10, { nullable: true }) readonly lines?: string[];
  @Text(10, { nullable: true }) readonly text?: string;
  @TextList(10, { nullable: true }) readonly texts?: string[];
  @Code({ Yes: 'Yes', No: 'No' }, { nullable: true }) readonly code?: string;
  @CodeList({ Yes: 'Yes', No: 'No' }, { nullable: true }) readonly codes?: string[];
  @Country({ nullable: true }) readonly country?: string;
  @Province({ nullable: true }) readonly province?: string;
  @Language({ nullable: true }) readonly language?: string;
  @LanguageList({ nullable: true }) readonly languages?: string[];
  @Office({ nullable: true }) readonly office?: string;
  @Worker({ nullable: true }) readonly worker?: string;
  @Nested(() => Inner, { nullable: true }) readonly part?: Inner;
  @NestedList(() => Inner, { nullable: true }) readonly parts?: Inner[];
}

const filledIn = (field: object): Form => plainToInstance(Form, field);
const problems = async (field: object): Promise<string[]> => {
  const messages = ({ constraints = {}, children = [] }: ValidationError): string[] => [
    ...Object.values(constraints),
    ...children.flatMap(messages),
  ];
  return (await validate(filledIn(field))).flatMap(messages);
};

const ID = '0b0e7a3e-6f0b-4f0e-9c43-8f3c6b1d2a10';
const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);

describe('a field', () => {
  it.each<[keyof Form, unknown[]]>([
    ['id', [ID]],
    ['ids', [[], [ID, ID.toUpperCase()], many(50, ID)]],
    ['partId', [ID, `${ID}/0`, `${ID.toUpperCase()}/49`]],
    ['day', ['2020-06-30', '2020-02-29', '1900-01-01', '2000-02-29']],
    ['dayAndId', [`2020-02-29/${ID}`]],
    ['instant', ['2020-06-30T10:00:00Z', '2020-06-30T23:59:59.999+07:00', '2020-06-30T10:00Z']],
    ['whole', [0, 10]],
    ['amount', [-1, 0, 10]],
    ['flag', [true, false]],
    ['line', ['x', 'ស្រី\u200bមុំ', 'ប៉\u200cីស', 'Nguye\u0302\u0303n', 'مريم', '😀', '0123456789', '01234\u200b56789']],
    ['lines', [[], ['ស្រី'], many(50, 'x')]],
    ['text', ['x', 'ស្រី\u200bស្រី', 'مريم\u200f', '😀', 'two\nlines', 'a\tb', '0123456789']],
    ['texts', [[], ['ស្រី'], many(50, 'x')]],
    ['code', ['Yes']],
    ['codes', [[], ['Yes', 'No']]],
    ['country', ['KH']],
    ['province', ['01', '17', '25']],
    ['language', ['khm']],
    ['languages', [[], ['khm', 'eng']]],
    ['office', ['SiemReapCac']],
    ['worker', ['sokha', 'dara.k-2_x', 'sokha@a21.org', 'auth0|1', 'a'.repeat(200)]],
    ['part', [{ name: 'x' }]],
    ['parts', [[], [{ name: 'x' }, { name: 'y' }]]],
  ])('%s takes %j', async (field, values) => {
    for (const value of [...values, undefined, null]) expect(await problems({ [field]: value })).toEqual([]);
  });

  it.each<[keyof Form, unknown[]]>([
    ['ids', [[''], [ID, 'x'], ID, many(51, ID), [7]]],
    ['id', ['', 'x', `${ID} `, `${ID}\n`, ID.slice(1), 7, {}]],
    ['partId', ['', `${ID}/`, `${ID}/x`, `${ID}/100`, `${ID}/0\n`, `x${ID}`, 7, {}]],
    [
      'day',
      [
        '2020-02-30',
        '2019-02-29',
        '1900-02-29',
        '2020-13-01',
        '2020-00-10',
        '2020-6-3',
        '1899-12-31',
        '2020-06-30T00:00:00Z',
        '2020-06-30\n',
        '',
        20200630,
        '２０２０-06-30',
      ],
    ],
    ['dayAndId', [`2026-99-99/${ID}`, `2019-02-29/${ID}`, `2020-02-29/${'-'.repeat(36)}`, '2020-02-29', ID, 7]],
    [
      'instant',
      [
        '2020-02-30T10:00:00Z',
        '2020-06-30T24:00:00Z',
        '2020-06-30T10:00:00',
        '2020-06-30',
        '2020-06-30T10Z',
        '2020-06-30T10:60:00Z',
        '2020-06-30T10:00:00+7',
        'now',
        '2020-06-30T...Z',
      ],
    ],
    ['whole', [-1, 11, 1.5, '5', Number.NaN, Infinity]],
    ['amount', [11, 1.5, '5', Number.NaN, Infinity]],
    ['flag', ['true', 1, 'no']],
    [
      'line',
      [
        '',
        '\u200b',
        'a\tb',
        'a\nb',
        'a\u2028b',
        'a\u0000b',
        '\ud800',
        'مريم\u200f',
        'a\u202eb',
        'a\u2066b',
        'So\u00adphea',
        'So\u200dphea',
        '\u2800',
        '01234567890',
        5,
        ['x'],
      ],
    ],
    ['lines', ['x', [''], ['x', 'a\u202eb'], ['\u200b'], ['a\nb'], ['01234567890'], [5], [null], many(51, 'x')]],
    [
      'text',
      [
        '',
        ' ',
        '\n\t',
        '\u200b',
        '\u200b \u200d\ufeff',
        'a\u0000b',
        '\u001b[31m',
        'a\u007f',
        'a\u0085b',
        '\ud800',
        'a\udc00',
        '\udc00\ud800',
        '01234567890',
        5,
        ['x'],
        {},
      ],
    ],
    ['texts', ['x', [''], ['a\u0000b'], ['\ud800'], ['\u200b'], ['01234567890'], [5], [null], many(51, 'x')]],
    ['code', ['yes', '', 'toString', 'constructor', '__proto__', 5]],
    ['codes', ['Yes', ['Yes', 'Maybe'], ['toString'], many(51, 'Yes')]],
    ['country', ['kh', 'KHM', 'K', 'KH\n', 'ＫＨ']],
    ['province', ['0', '00', '26', '1', '17 ']],
    ['language', ['km', 'KHM', 'khm\n']],
    ['languages', [['km'], 'khm', many(51, 'khm')]],
    ['office', ['siem reap', 'S', '', `A${'b'.repeat(41)}`, "A'; DROP TABLE"]],
    ['worker', ['', 'a b', 'sokha ', 'sokha\n', 's\u043ekha', 'ស្រី', 'a'.repeat(201)]],
    ['part', [{ name: '' }, {}, 'x', { name: 'a\u0000' }]],
    ['parts', [[{ name: '' }], [{}], [null], ['x'], many(51, { name: 'x' })]],
  ])('%s rejects %j', async (field, values) => {
    const taken: unknown[] = [];
    for (const value of values) if ((await problems({ [field]: value })).length === 0) taken.push(value);
    expect(taken).toEqual([]);
  });

  it('converts an id to lower case: otherwise one person would have two histories', () => {
    expect(filledIn({ id: ID.toUpperCase() }).id).toBe(ID);
    expect(filledIn({ ids: [ID.toUpperCase()] }).ids).toEqual([ID]);
  });

  it('normalises a line: the same name from two keyboards is one name', () => {
    expect(filledIn({ line: 'Nguye\u0302\u0303n\u200b' }).line).toBe('Nguyễn');
    expect(filledIn({ lines: ['e\u0301', 'ស្រី\u200b'] }).lines).toEqual(['é', 'ស្រី']);
  });

  it('names an invisible character in a line', async () => {
    const sentence = 'must be a text of one line without invisible, bidirectional or control characters: take out';
    expect(await problems({ line: 'Sok\u202eha' })).toEqual([`line ${sentence} U+202E`]);
    expect(await problems({ lines: ['Sok', 'a\tb'] })).toEqual([`each of lines ${sentence} U+0009`]);
  });

  it('says what is wrong without repeating the input', async () => {
    const secret = 'SOPHEA-was-here\u0000';
    const form = Object.fromEntries(
      Object.keys({
        id: 0,
        day: 0,
        instant: 0,
        whole: 0,
        flag: 0,
        line: 0,
        text: 0,
        code: 0,
        country: 0,
        province: 0,
        language: 0,
        office: 0,
        worker: 0,
      }).map((field) => [field, secret]),
    );
    const said = await problems({
      ...form,
      lines: [secret],
      texts: [secret],
      codes: [secret],
      languages: [secret],
      part: { name: secret },
      parts: [{ name: secret }],
    });
    expect(said.length).toBeGreaterThan(15);
    expect(said.join()).not.toContain('SOPHEA');
  });
});
