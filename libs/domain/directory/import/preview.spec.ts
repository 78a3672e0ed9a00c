import { sentenceOf } from '#i18n';
import { fold } from '#kernel/decider';
import { commandNameOf } from '#nest/plain';
import { DEFAULT_SETTINGS } from '#settings';
import { directory } from '../directory.decider.js';
import type { Registers } from '../directory.state.js';
import { sentenceIn } from './preview.resolver.js';
import { previewOf, type PreviewedRow } from './preview.js';
import { registerRowsIn, type RegisterCommand } from './table.js';

const context = {
  by: { id: 'rachana', role: 'ADMINISTRATOR', organisation: 'A21' },
  now: '2026-03-01T09:00:00.000Z',
  settings: DEFAULT_SETTINGS,
};
const HEAD = 'register,code,name,province,roles,office,kind,districts,services,from,until';

const preview = (state: Registers, ...lines: readonly string[]): readonly PreviewedRow[] =>
  previewOf(state, registerRowsIn(Buffer.from([HEAD, ...lines].join('\n'))), context);

const changesIn = (rows: readonly PreviewedRow[]) => rows.map(({ line, change }) => `${line} ${change}`);

/** The registers after the commands of a preview, as their aggregate records them. */
const recordRows = (before: Registers, rows: readonly PreviewedRow[]): Registers =>
  rows
    .flatMap(({ commands }) => commands)
    .toSorted((one, other) => one.place - other.place)
    .reduce((state, { mutation, input }: RegisterCommand) => {
      const name = commandNameOf(mutation) as 'OpenOffice';
      const events = directory.decide[name](state, input as never, { ...context, steps: {}, commandId: 'one' });
      const meta = { id: 'one', by: context.by, at: context.now, command: name, commandId: 'one' };
      return fold(
        { ...directory, initial: state },
        events.map((event) => ({ ...event, ...meta })),
      );
    }, before);

const FILE = [
  'worker,bopha,Bopha,,CASE_WORKER,Poipet,,,,2019-01-01,',
  'office,Poipet,,01,,,,,,2018-01-01,',
  'organisation,,Kru Khmer Clinic,17,,,Health,1710,Medical,2018-01-01,',
];

describe('the preview of a file of registers', () => {
  it('says of each row whether it is new, whatever the order of the file', () => {
    expect(changesIn(preview(directory.initial, ...FILE))).toEqual(['2 New', '3 New', '4 New']);
  });

  it('finds nothing to do once what it proposed is recorded', () => {
    const after = recordRows(directory.initial, preview(directory.initial, ...FILE));
    expect(Object.keys(after.workers)).toEqual(['bopha']);
    expect(changesIn(preview(after, ...FILE))).toEqual(['2 Unchanged', '3 Unchanged', '4 Unchanged']);
  });

  it('revises an organisation, ends an entry, and takes nothing away where a cell is empty', () => {
    const after = recordRows(directory.initial, preview(directory.initial, ...FILE.slice(1)));
    const rows = preview(
      after,
      'office,Poipet,,01,,,,,,2018-01-01,2025-12-31',
      'organisation,,Kru Khmer Clinic,17,,,Health,,Medical; LegalAid,2018-01-01,',
    );
    expect(changesIn(rows)).toEqual(['2 Changed', '3 Changed']);
    expect(rows[0]!.commands).toMatchObject([
      { mutation: 'closeOffice', input: { office: 'Poipet', on: '2025-12-31' } },
    ]);
    expect(rows[1]!.commands).toMatchObject([
      { mutation: 'reviseOrganisation', input: { services: ['Medical', 'LegalAid'], on: '2026-03-01' } },
    ]);
    expect(rows[1]!.commands[0]!.input).not.toHaveProperty('districts');
    const ended = recordRows(after, rows);
    expect(changesIn(preview(ended, 'office,Poipet,,01,,,,,,2018-01-01,2025-12-31'))).toEqual(['2 Unchanged']);
  });

  it('refuses only the lines of which no command can be made, in the order of the file', () => {
    const rows = preview(
      directory.initial,
      'ship,Aurora,,01,,,,,,2018-01-01,',
      'office,Poipet,,01,,,,,,2018-01-01,',
      'office,Kampot,,07,,,,,,,',
    );
    expect(changesIn(rows)).toEqual(['2 Refused', '3 New', '4 Refused']);
    expect(rows.map(({ register, name, reason }) => [register, name, reason?.en ?? null])).toEqual([
      ['ship', 'Aurora', 'register is “ship”, and must be office, worker, deputy or organisation.'],
      ['office', 'Poipet', null],
      ['office', 'Kampot', 'from must be filled.'],
    ]);
  });

  it.each<[string, string, RegExp]>([
    ['an office that is not open', 'worker,dara,Dara,,CASE_WORKER,Nowhere,,,,2019-01-01,', /Nowhere/],
    ['a role that does not exist', 'worker,dara,Dara,,KING,,,,,2019-01-01,', /roles/],
    ['a day that does not exist', 'office,Kampot,,07,,,,,,2019-02-30,', /on/],
    ['an end before the beginning', 'office,Kampot,,07,,,,,,2019-02-01,2018-01-01', /2019-02-01/],
    [
      'an office that is already there, and otherwise',
      'office,Poipet,Other,01,,,,,,2018-01-01,',
      /has been in the register/,
    ],
  ])('refuses a row with %s, says why, and records nothing for it', (_, line, reason) => {
    const after = recordRows(directory.initial, preview(directory.initial, FILE[1]!));
    const [row] = preview(after, line);
    expect(row).toMatchObject({ change: 'Refused', commands: [] });
    expect(row!.reason!.en).toMatch(reason);
  });

  it('refuses what rests on a row whose end is refused, and leaves what can be recorded as it is', () => {
    const rows = preview(
      directory.initial,
      'office,Kampot,,07,,,,,,2020-01-01,2022-01-01',
      'office,Poipet,,01,,,,,,2018-01-01,',
      'worker,dara,Dara,,CASE_WORKER,Kampot,,,,2020-01-01,',
      'worker,bopha,Bopha,,CASE_WORKER,Poipet,,,,2019-01-01,',
    );
    expect(changesIn(rows)).toEqual(['2 Refused', '3 New', '4 Refused', '5 New']);
    expect(Object.keys(recordRows(directory.initial, rows).workers)).toEqual(['bopha']);
  });

  it('says in Khmer why a row is refused', () => {
    const sentences = preview(
      directory.initial,
      'ship,Aurora,,01,,,,,,2018-01-01,',
      'office,Kampot,,07,,,,,,,',
      'office,Kep,,99,,,,,,2018-01-01,',
      'worker,dara,Dara,,CASE_WORKER,Nowhere,,,,2019-01-01,',
    ).map(({ reason }) => sentenceIn(reason!, 'km'));
    expect(sentences).toEqual([
      expect.stringMatching(/^register គឺ “ship”/),
      'សូមបំពេញ៖ from។',
      expect.stringMatching(/ជួរឈរ province មិនត្រឹមត្រូវទេ/),
      sentenceOf('OFFICE_UNKNOWN', 'km'),
    ]);
  });
});
