import type { Type } from '@nestjs/common';
import { tablesIn } from '#platform';
import { digestWith, tokenWith } from '#kernel/integrity';
import { soundsOf } from '../../survivor/names/name.rules.js';
import { steps } from '../index.js';
import { LIVE, type makeProtectedDatabase } from './protected-database.js';

export const digest = digestWith(Buffer.from('a key'));

/** A fixed number of offices, workers and lawyers. The first office has as many cases as five others. */
const [OFFICES, WORKERS, LAWYERS] = [20, 400, 50];

const CONSONANTS = ['k', 'ng', 'ch', 'n', 't', 'm', 'r', 'l', 'v', 's', 'p', 'y'];
const two = (number: number, vowel: string) =>
  `${CONSONANTS[number % 12]}${vowel}${CONSONANTS[Math.floor(number / 12) % 12]}a`;
export const GIVEN = Array.from({ length: 1_000 }, (_, n) => `${two(n, 'a')}${CONSONANTS[Math.floor(n / 144)]}a`);
export const FAMILY = Array.from({ length: 60 }, (_, n) => two(n * 7, 'o'));

const OFFICE = `'office' || CASE WHEN i % 5 = 0 THEN 0 ELSE 1 + i % ${OFFICES - 1} END`;
/** One in four is assigned now; most others were, and a few are still with the person who received them. */
const [CURRENT, NEVER, LEFT] = ['i % 4 = 0', 'i % 50 = 1', 'i % 500 = 7'];
const WORKER = `'worker' || (i / 4 + i / 1600) % ${WORKERS}`;
const LAWYER = `'lawyer' || i % ${LAWYERS}`;
const ASSIGNED = `CASE WHEN ${NEVER} THEN NULL WHEN ${CURRENT} THEN
  jsonb_build_array(jsonb_build_object('assignmentId', id, 'worker', ${WORKER}, 'as', 'CaseWorker', 'office', ${OFFICE}))
  || CASE WHEN i % 20 = 0 THEN jsonb_build_array(
    jsonb_build_object('assignmentId', id, 'worker', ${LAWYER}, 'as', 'LegalOfficer', 'office', ${OFFICE})) ELSE '[]' END
  ELSE '[]' END`;
const REFERRED = `date '2016-01-01' + (i * 7919) % 3000`;
/** Older cases were seen since. */
const SINCE = `date '2016-01-01' + (i * 7919) % 3000 + (i * 31) % 600`;
const OWING = `(${CURRENT} OR ${LEFT}) AND i % 3 > 0`;
const SEALED = `jsonb_build_array(jsonb_build_object('stream', 'survivor-' || id, 'eventId', id, 'type', 'ReferralReceived',
  'personalClass', 'identity', 'text', 'open..' || replace(encode(convert_to(jsonb_build_object(
    'givenName', ($1::text[])[1 + i % 1000], 'familyName', ($2::text[])[1 + i / 7 % 60])::text, 'UTF8'), 'base64'), E'\\n', '')))`;

/** Colleagues who left, and the register of staff, which says so. Their cases stayed with them. */
export const left = new Map(['worker1', 'worker20', 'worker39'].map((id) => [id, '2024-06-30']));
export const workers = Object.fromEntries(
  [...left].map(([id, until]) => [id, { present: [{ from: '2018-01-01', until }] }]),
);

type Columns = Readonly<Record<string, string>>;

const VIEWS: Readonly<Record<string, Columns>> = {
  RelationView: {
    receivedBy: `'receiver' || i % 300`,
    entrusted: ASSIGNED,
    offices: `ARRAY[${OFFICE}]`,
    restricted: 'false',
    readers: `ARRAY['AUDITOR', 'office:' || ${OFFICE}]
      || CASE WHEN ${NEVER} THEN ARRAY['received:receiver' || i % 300] ELSE '{}' END
      || CASE WHEN ${CURRENT} AND NOT ${NEVER} THEN ARRAY['CaseWorker:' || ${WORKER}] ELSE '{}' END
      || CASE WHEN ${CURRENT} AND NOT ${NEVER} AND i % 20 = 0 THEN ARRAY['LegalOfficer:' || ${LAWYER}] ELSE '{}' END`,
    told: `jsonb_build_array(jsonb_build_object('id', id, 'type', 'ReferralReceived', 'data', repeat('x', 400)))`,
  },
  CaseView: {
    referredOn: REFERRED,
    office: OFFICE,
    receivedBy: `'receiver' || i % 300`,
    assigned: ASSIGNED,
    workers: `CASE WHEN ${NEVER} THEN ARRAY['receiver' || i % 300] WHEN ${CURRENT} THEN ARRAY[${WORKER}]
      || CASE WHEN i % 20 = 0 THEN ARRAY[${LAWYER}] ELSE '{}' END ELSE '{}' END`,
    nobodys: `NOT ${NEVER} AND NOT ${CURRENT}`,
    status: `CASE WHEN ${CURRENT} OR ${LEFT} OR ${NEVER} THEN 'InAftercare' ELSE 'Closed' END`,
    riskLevel: `'Medium'`,
    linked: 'false',
    current: `${CURRENT} OR ${LEFT} OR ${NEVER}`,
    owing: OWING,
    owingSince: `CASE WHEN ${OWING} THEN ${SINCE} END`,
    tasks: `jsonb_build_object('closed', false, 'assessments', '[]'::jsonb, 'planActive', true, 'drafts', '{}'::jsonb,
      'guardians', '{}'::jsonb, 'holds', '[]'::jsonb, 'erased', false, 'open', CASE WHEN ${OWING} THEN jsonb_build_array(
        jsonb_build_object('kind', 'FirstPlan', 'ref', id, 'since', ${SINCE}),
        jsonb_build_object('kind', 'PlanGoal', 'ref', 'goal', 'since', ${SINCE} + 90)) ELSE '[]' END)`,
  },
  AssignmentView: {
    assignmentId: 'id',
    worker: WORKER,
    as: `'CaseWorker'`,
    office: OFFICE,
    since: REFERRED,
    endedOn: `CASE WHEN ${CURRENT} THEN NULL ELSE ${REFERRED} + 30 END`,
  },
  ReferralView: { on: REFERRED, office: OFFICE, birthYear: '1990 + i % 25', sealed: SEALED },
};

/** One event for each survivor, except that the first hundred have a thousand each. */
const ONE_OF = `CASE WHEN i < 100000 THEN id ELSE md5('person' || i % 100)::uuid END`;
const FACTS: Readonly<Record<string, Columns>> = {
  ReadingFact: {
    subject: ONE_OF,
    kind: `'PersonalDataRead'`,
    who: `'worker' || i % ${WORKERS}`,
    role: `'CASE_WORKER'`,
    organisation: `'A21'`,
    classes: `'{identity}'`,
    position: 'i',
  },
};

const factColumns = (kind: string, day: string, columns: Columns = {}): Columns => ({
  eventId: `md5('${kind}' || i)::uuid`,
  happenedOn: day,
  ...columns,
});

/** Facts for one in four: all were interviewed, and most were helped. */
const COUNTED: Readonly<Record<string, Columns>> = {
  PersonFact: factColumns('person', REFERRED, {
    sex: `CASE WHEN i % 3 = 0 THEN 'Male' ELSE 'Female' END`,
    birthYear: '2010',
  }),
  RecordFact: factColumns('record', REFERRED, {
    type: `CASE WHEN i % 8 = 0 THEN 'EntryCorrected' ELSE 'ReferralReceived' END`,
  }),
  InterviewFact: factColumns('interview', `${REFERRED} + i % 30`, { minor: 'i % 3 > 0' }),
  IdentificationFact: factColumns('identification', `${REFERRED} + i % 40`, { positive: 'true', minor: 'true' }),
  EpisodeFact: factColumns('identification', `${REFERRED} + i % 40`, {
    episodeId: `'one'`,
    type: `CASE WHEN i % 3 = 0 THEN 'Servitude' ELSE 'ForcedBegging' END`,
  }),
  EntryFact: factColumns('entry', `${REFERRED} + i % 60`, { minor: 'true' }),
  ServiceFact: factColumns('service', `${REFERRED} + i % 90`, {
    type: `'Tutoring'`,
    mode: `'InPerson'`,
    from: REFERRED,
    to: REFERRED,
  }),
  ExitFact: factColumns('exit', `${REFERRED} + 400 + i % 60`, { reason: `'GoalsReached'` }),
};

const DEFAULT_VALUES: Readonly<Record<string, string>> = {
  int: '0',
  bigint: '0',
  numeric: '0',
  boolean: 'false',
  date: REFERRED,
  timestamptz: `timestamptz '2020-03-02T09:00:00Z'`,
  jsonb: `'[]'`,
  text: `'x'`,
  uuid: 'id',
};

const factDefaults = { recordedTo: 'NULL', ordinal: '0', survivorId: 'id', eventId: 'id' };

/** Indexes are created after the tables are filled, by a role that may create them. */
const withoutIndexes = async (
  { projector, byHand }: ProtectedDatabase,
  tables: readonly string[],
  fill: () => Promise<void>,
) => {
  const indexes: { name: string; indexdef: string }[] = await projector.query(
    `SELECT format('%I.%I', schemaname, indexname) AS name, indexdef FROM pg_indexes
     WHERE format('%I.%I', schemaname, tablename) = ANY ($1) AND indexname NOT LIKE 'PK%'`,
    [tables.map((table) => table.replaceAll('"', ''))],
  );
  await byHand(...indexes.map(({ name }) => `DROP INDEX ${name}`));
  await fill();
  await byHand(`SET maintenance_work_mem = '256MB'`, ...indexes.map(({ indexdef }) => indexdef), 'VACUUM ANALYZE');
};

type ProtectedDatabase = Pick<Awaited<ReturnType<typeof makeProtectedDatabase>>, 'projector' | 'byHand'>;

/** Invented people, in tables as the projector would have filled them. */
export const manyPeople = async (at: ProtectedDatabase, people: number): Promise<void> => {
  const { projector: db } = at;
  const person = `(SELECT i, md5('person' || i)::uuid AS id FROM generate_series(0, ${people - 1}) i) person`;
  const pathOf = (name: string) => {
    const table = db.getMetadata(name);
    return `${tablesIn(steps).set.includes(table.target as Type) ? LIVE : 'kept'}."${table.tableName}"`;
  };
  const fill = async (name: string, columns: Columns, condition = 'true') => {
    const values = db.getMetadata(name).columns.map(({ databaseName, type, isArray, isNullable }) => {
      const usual = isNullable ? 'NULL' : isArray ? `'{}'` : DEFAULT_VALUES[String(type)]!;
      return { name: databaseName, value: { ...factDefaults, ...columns }[databaseName] ?? usual };
    });
    const into = values.map((one) => `"${one.name}"`).join(', ');
    await db.query(
      `INSERT INTO ${pathOf(name)} (${into}) SELECT ${values.map(({ value }) => value).join(', ')} FROM ${person}
       WHERE ${condition} ${Object.values(columns).some((sql) => sql.includes('$1')) ? '' : 'AND $1::text[] IS NOT NULL AND $2::text[] IS NOT NULL'}`,
      [GIVEN, FAMILY],
    );
  };
  const tokens = (names: readonly string[]) => names.map((name) => tokenWith(digest)('sound', soundsOf([name])[0]!));
  const tables = { ...VIEWS, ...FACTS };
  await withoutIndexes(
    at,
    [...Object.keys({ ...tables, ...COUNTED }), 'PersonKey', 'ParkedStream'].map(pathOf),
    async () => {
      for (const [name, columns] of Object.entries(tables)) await fill(name, columns);
      for (const [name, columns] of Object.entries(COUNTED)) await fill(name, columns, 'i % 4 = 0');
      await db.query(
        `INSERT INTO ${pathOf('PersonKey')}
         ("eventId", ordinal, subject, "happenedOn", "recordedFrom", kind, token, size, spelled, "birthYear")
       SELECT id, n, id, ${REFERRED}, '2020-03-02', kind, CASE n WHEN 0 THEN given WHEN 1 THEN family WHEN 2 THEN
         least(given COLLATE "C", family) || greatest(given COLLATE "C", family) ELSE chr(65 + i % 64) END,
         CASE n WHEN 3 THEN 0 ELSE 2 END, repeat(chr(65 + i % 64), n), 1990 + i % 25
       FROM (SELECT i, id, ($1::text[])[1 + i % 1000] AS given, ($2::text[])[1 + i / 7 % 60] AS family FROM ${person}) named,
         (VALUES (0, 'sound'), (1, 'sound'), (2, 'soundPair'), (3, 'birthDate')) token (n, kind)`,
        [tokens(GIVEN), tokens(FAMILY)],
      );
      await db.query(
        `INSERT INTO ${pathOf('ParkedStream')} (name, stream, subject, "eventId", type, position, reason)
       SELECT '${db.getMetadata('CaseView').tableName}', 'survivor-' || id, id, id, 'ReferralReceived', i, 'x'
       FROM ${person} WHERE i % 10 = 0`,
      );
    },
  );
};
