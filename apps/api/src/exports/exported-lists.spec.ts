import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  parse,
  validate,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { OPERATIONS, BESIDE_GRAPHQL } from '#security/access';
import { HEADINGS, importedColumn, sheetColumn } from './export.words.js';
import { EXPORTED_LISTS, documentOf, type ExportedList } from './exported-lists.js';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));

const SAMPLES: Readonly<Record<string, string>> = { Date: '2020-03-05', DateTime: '2020-03-05T06:00:00.000Z' };

/** Something of each type of the schema. */
const sampleOf = (type: GraphQLOutputType): unknown => {
  const [nullable, named] = [getNullableType(type), getNamedType(type)];
  if (isListType(nullable)) return [sampleOf(nullable.ofType as GraphQLOutputType)];
  if (!isObjectType(named)) return SAMPLES[named.name] ?? 'text';
  return new Proxy(
    {},
    { get: (_, field) => named.getFields()[String(field)] && sampleOf(named.getFields()[String(field)]!.type) },
  );
};

const fieldOf = (type: GraphQLOutputType, field: string) =>
  (getNamedType(type) as GraphQLObjectType).getFields()[field]!.type;

const rowTypeOf = (query: string): GraphQLOutputType => {
  const answer = fieldOf(schema.getQueryType()!, query);
  return isListType(getNullableType(answer)) ? answer : fieldOf(fieldOf(answer, 'edges'), 'node');
};

const nodeOf = (query: string): unknown => [sampleOf(rowTypeOf(query))].flat()[0];

/**
 * What a row has and its file does not: ids, what its tasks say of each, what only its own page tells, and of the
 * registers what the import does not read.
 */
const SHOWN_IN_NO_LIST: Readonly<Record<string, readonly string[]>> = {
  caseload: ['survivorId'],
  'due-work': ['survivorId', 'overdue', 'needsCaseWorker'],
  'referrals-received': ['survivorId'],
  'referrals-made': ['survivorId', 'referralId'],
  'court-cases': [],
  operations: ['operationId', 'district', 'corrections'],
  prevention: ['operationId', 'agencies', 'fromSurvivorCase', 'corrections'],
  'office-requests': ['requestId', 'survivorId', 'prosecutionId', 'operationId', 'eventId'],
  'who-looked': [],
  'refused-attempts': [],
  'reason-readings': ['eventId'],
  'record-alarms': ['cursor', 'eventId'],
  organisations: ['organisationId', 'pcctGroup', 'capacities'],
  offices: [],
  staff: ['trainings', 'deputies'],
};

const NOBODY = { offices: new Map<string, string>(), places: new Map<string, string>() };

/** A row comes from the schema or is written here, so no type says of which list it is. */
const cellOf = (value: ExportedList['columns'][number][1], row: unknown, say: () => string | null, names = NOBODY) =>
  value(row as never, say, names);

/** The fields of a row from which the columns are written. */
const fieldsRead = ({ query, columns }: ExportedList): ReadonlySet<string> => {
  const read = new Set<string>();
  const row = new Proxy(nodeOf(query) as object, {
    get: (node, field) => {
      read.add(String(field));
      return Reflect.get(node, field) as unknown;
    },
  });
  for (const [, value] of columns) cellOf(value, row, () => 'label');
  return read;
};

describe.each(Object.entries(EXPORTED_LISTS))('the exported list %s', (name, list) => {
  it('asks the schema for what exists', () => {
    expect(validate(schema, parse(documentOf(list)))).toEqual([]);
  });

  it('has in its columns what the list in the console shows', () => {
    const ofRow = Object.keys((getNamedType(rowTypeOf(list.query)) as GraphQLObjectType).getFields());
    const unread = ofRow.filter((field) => !fieldsRead(list).has(field));
    expect(unread.toSorted()).toEqual(SHOWN_IN_NO_LIST[name]!.toSorted());
  });

  it('asks for all that its columns read', () => {
    const asked = new Set(list.fields.match(/\w+/g));
    expect([...fieldsRead(list)].filter((field) => !asked.has(field))).toEqual([]);
  });

  it('has a heading for every column', () => {
    const hasHeading = (column: string) => list.isRegister ?? column in HEADINGS;
    expect(list.columns.filter(([column]) => !hasHeading(column))).toEqual([]);
  });

  it('says of every column whether it holds days or instants', () => {
    const node = nodeOf(list.query);
    for (const [column, value] of list.columns) {
      const cell = cellOf(value, node, () => 'label');
      const holds = { [SAMPLES.Date!]: 'day', [SAMPLES.DateTime!]: 'instant' }[String(cell)];
      const said = list.isRegister ? importedColumn(column) : sheetColumn(column, 'en');
      expect([column, said.holds]).toEqual([column, holds]);
    }
  });

  it('is open to no role to which the list itself is closed', () => {
    const [own, cellsOf] = [OPERATIONS[list.operation]!.scopeByRole, OPERATIONS[list.query]!.scopeByRole];
    const open = Object.fromEntries(Object.entries(own).filter(([, scope]) => scope));
    expect(cellsOf).toMatchObject(open);
    expect(BESIDE_GRAPHQL).toHaveProperty(list.operation);
  });
});

/** Lists of the schema without a file, and why. */
const SAVED_BY_NOBODY: Readonly<Record<string, readonly string[]>> = {
  'is saved as a sheet of its own': ['figures', 'figureTrend', 'annualReport'],
  'shows single tasks of what due-work saves': ['dueTasks'],
  'shows single looks of what who-looked saves': ['whoLooked'],
  'finds records, and copies none': ['searchSurvivors', 'survivorsByContact'],
  'is the record itself, which is printed': ['history', 'timeline', 'entries', 'operationEntries', 'operationMarks'],
  'is the history of one entry of a register': ['registerHistory'],
  'compares two records side by side': ['suspectedDuplicates'],
  'is for forms and texts': ['availableActions', 'labels', 'menu', 'permitted', 'previewRegisters', 'refusals'],
  'is the state of the service now': [
    'flawedRecords',
    'parked',
    'projections',
    'projectionSets',
    'standIns',
    'undeliveredNotices',
  ],
};

it('every list of the schema can be saved as a file, or it is written here why not', () => {
  const isList = (type: GraphQLOutputType) =>
    isListType(getNullableType(type)) ||
    'edges' in ((getNamedType(type) as Partial<GraphQLObjectType>).getFields?.() ?? {});
  const lists = Object.values(schema.getQueryType()!.getFields()).flatMap(({ name, type }) =>
    isList(type) ? [name] : [],
  );
  const saved = Object.values(EXPORTED_LISTS).map(({ query }) => query);
  expect([...saved, ...Object.values(SAVED_BY_NOBODY).flat()].toSorted()).toEqual(lists.toSorted());
});

it('a list shows the names of places beside their codes', () => {
  const names = {
    offices: new Map([['SiemReapCac', 'Siem Reap CAC']]),
    places: new Map([
      ['17', 'Siem Reap'],
      ['1710', 'Siem Reap City'],
    ]),
  };
  const shown = (list: string, row: object) =>
    EXPORTED_LISTS[list]!.columns.map(([heading, value]) => [heading, cellOf(value, row, () => null, names)] as const);
  const operation = { office: 'SiemReapCac', province: '17', withAuthorities: [] };
  expect(shown('operations', operation)).toEqual(
    expect.arrayContaining([
      ['office', 'SiemReapCac'],
      ['officeName', 'Siem Reap CAC'],
      ['province', '17'],
      ['provinceName', 'Siem Reap'],
    ]),
  );
  const activity = { topics: [], districts: ['1710', 'TH-10'] };
  expect(shown('prevention', activity)).toContainEqual(['districtNames', 'Siem Reap City; TH-10']);
});

it('a file tells the result of an operation, and nothing while none is recorded', () => {
  const materials = [{ count: 40 }, { count: 25 }];
  const result = { on: '2020-03-05', met: 30, screened: 12, referred: 0, materials };
  const shown = (row: object) =>
    Object.fromEntries(
      EXPORTED_LISTS.operations!.columns.map(([heading, value]) => [
        heading,
        cellOf(value, { withAuthorities: [], ...row }, () => null),
      ]),
    );
  expect(shown({ result })).toMatchObject({
    resultOn: '2020-03-05',
    met: 30,
    screened: 12,
    referred: 0,
    materials: 65,
  });
  expect(shown({ result: null })).toMatchObject({ resultOn: null, met: null, screened: null, materials: null });
});
