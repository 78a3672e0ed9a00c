import { commandsIn } from '#domain/directory/plain';
import { importedColumn } from './export.words.js';
import { EXPORTED_LISTS } from './exported-lists.js';
import { SHEET_FORMATS } from './sheet.js';

const NOBODY = { offices: new Map<string, string>(), places: new Map<string, string>() };

it('a register that was saved as CSV is read by the import as it was', async () => {
  const rows = {
    offices: {
      code: 'Poipet',
      name: 'Poipet',
      localName: 'ប៉ោយប៉ែត',
      province: '01',
      openedOn: '2018-01-01',
      closedOn: null,
    },
    staff: {
      worker: 'bopha',
      name: 'Sok, Bopha',
      roles: ['CASE_WORKER', 'SUPERVISOR'],
      office: 'Poipet',
      joinedOn: '2019-01-01',
      leftOn: '2020-06-30',
    },
    organisations: {
      name: 'Clinic',
      kind: 'NGO',
      province: '17',
      districts: ['1710', '1702'],
      services: ['LEGAL_AID', 'MEDICAL'],
      registeredOn: '2018-02-01',
      endedOn: null,
    },
  };
  const read = async (list: keyof typeof rows) => {
    const { columns } = EXPORTED_LISTS[list]!;
    const cells = columns.map(([, value]) => value(rows[list] as never, () => null, NOBODY) ?? null);
    const sheet = { columns: columns.map(([column]) => importedColumn(column)), rows: [cells] };
    return commandsIn(await SHEET_FORMATS.csv.write(sheet)).map(({ mutation, input }) => ({ mutation, ...input }));
  };
  expect(await read('offices')).toEqual([
    { mutation: 'openOffice', office: 'Poipet', name: 'Poipet', localName: 'ប៉ោយប៉ែត', province: '01', on: '2018-01-01' },
  ]);
  expect(await read('staff')).toMatchObject([
    {
      mutation: 'registerWorker',
      worker: 'bopha',
      name: 'Sok, Bopha',
      roles: ['CASE_WORKER', 'SUPERVISOR'],
      office: 'Poipet',
      on: '2019-01-01',
    },
    { mutation: 'recordDeparture', worker: 'bopha', on: '2020-06-30' },
  ]);
  expect(await read('organisations')).toMatchObject([
    {
      mutation: 'registerOrganisation',
      name: 'Clinic',
      kind: 'Ngo',
      province: '17',
      districts: ['1710', '1702'],
      services: ['LegalAid', 'Medical'],
      on: '2018-02-01',
    },
  ]);
});
