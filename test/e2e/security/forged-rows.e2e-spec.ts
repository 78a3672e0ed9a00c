import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { GraphQLSchema } from 'graphql';
import { MATRIX, steps } from '#domain/aggregates';
import type { Bearer } from '#platform/plain';
import { databaseUrlOf } from '../../harness/database-url.js';
import { Homeward, auditor, caseWorker, receiptOf, supervisor } from '../../harness/homeward.js';
import { schemaOf } from '../../harness/inputs.js';
import { readersOf } from '../../harness/readers.js';
import { FIRST_SET } from '../../harness/sets/live-set.js';
import { tablesShown } from '../../harness/tables.js';
import { inCourt } from '../../harness/mutations.js';
import { foundIn } from '../../harness/scan.js';
import { LATIN, MARKS, accusedIn, mutations } from './canary.js';
import { documentFor } from './everything-asked.js';
import { forge, seenBy } from './forgery.js';

const [survivorId, twinId, prosecutionId] = [randomUUID(), randomUUID(), randomUUID()];
const bopha: Bearer = { id: 'bopha', role: 'CASE_WORKER', office: 'Poipet' };
const sreymom: Bearer = { id: 'sreymom', role: 'CASE_WORKER', office: 'Poipet' };

/** Of an office that has nothing to do with the record. */
const STRANGERS: readonly Bearer[] = [
  { id: 'dara', role: 'CASE_WORKER', office: 'Battambang' },
  { id: 'mony', role: 'SUPERVISOR', office: 'Battambang' },
  { id: 'chea', role: 'LEGAL_OFFICER', office: 'Battambang' },
  { id: 'sothea', role: 'FORENSIC_INTERVIEWER', office: 'Battambang' },
];

let homeward: Homeward;
let schema: GraphQLSchema;
let views: pg.Client;
beforeAll(async () => {
  homeward = await Homeward.start();
  schema = await schemaOf(homeward);
  await tellOfThem();
  views = new pg.Client(databaseUrlOf(homeward));
  await views.connect();
  await views.query(`SET search_path = ${FIRST_SET}, kept`);
  await homeward.until('the two records are suspected to be of one person', async () => {
    const { rows } = await views.query('SELECT FROM suspicion');
    return rows.length > 0;
  });
  await homeward.caughtUp();
}, 240_000);
afterAll(async () => {
  await views.end();
  await homeward.stop();
});

const done = async (mutation: string, input: object, by: Bearer | string) =>
  receiptOf(await homeward.command(mutation, input, by));

/** A record with words that occur nowhere else, a twin of it in another office, and what goes on between offices. */
const tellOfThem = async () => {
  const sent = mutations();
  for (const { mutation, input, by } of sent) await done(mutation, input(survivorId), by ?? caseWorker);
  await done('receiveReferral', { ...sent[0]!.input(twinId), office: 'Poipet' }, bopha);
  const operation = { kind: 'CAC_OUTREACH', province: '17', withAuthorities: [], office: 'SiemReapCac' };
  await done('conductOperation', { ...operation, operationId: randomUUID(), on: '2020-03-01' }, caseWorker);
  const activity = {
    kind: 'BROADCAST',
    districts: ['1710'],
    audience: 'Villages',
    attendees: 0,
    materials: 0,
    reach: 9,
  };
  await done('holdPreventionActivity', { ...activity, operationId: randomUUID(), on: '2020-03-01' }, caseWorker);
  const made = {
    toOrganisation: 'Kru Khmer Clinic',
    services: ['MEDICAL'],
    on: '2020-03-13',
    reason: `${LATIN}referred`,
  };
  await done('makeReferral', { survivorId, ...made }, caseWorker);
  const [opened, accused] = [inCourt(prosecutionId), accusedIn(prosecutionId)];
  await done(opened.mutation, opened.input(survivorId), opened.by);
  let named: Awaited<ReturnType<Homeward['command']>> = {};
  await homeward.until('the survivor joined the case', async () => {
    named = await homeward.command(accused.mutation, accused.input(survivorId), accused.by);
    return !named.errors;
  });
  const [eventId] = receiptOf(named).eventIds;
  await done('disputeEntry', { prosecutionId, eventId, reason: `${LATIN}disputed` }, accused.by ?? supervisor);
  const ask = { kind: 'OPEN_IN_EMERGENCY', otherSurvivorId: survivorId, reason: `${LATIN}asked` };
  await done('askOffice', ask, bopha);
  await done('openBreakGlass', { survivorId, reason: 'DANGER_TO_LIFE', explanation: `${LATIN}explained` }, sreymom);
};

interface FailedField {
  readonly path?: readonly unknown[];
  readonly extensions: { readonly code: string };
}
const errorsIn = ({ errors = [] }: { readonly errors?: readonly FailedField[] }) => errors;

/** The marks in everything that a person can ask about the record for a purpose. */
const marksIn = async (by: Bearer, purpose: string) => {
  const found: string[] = [];
  const errors = new Set<string>();
  const ids = { survivorId, prosecutionId, name: LATIN };
  const asked = Object.keys(schema.getQueryType()!.getFields()).filter((name) => MATRIX[name]?.scopeByRole[by.role]);
  for (const name of asked) {
    const { query, variables } = documentFor(schema, name, { ...ids, purpose });
    const answer = await homeward.ask(query, variables, by);
    for (const { extensions, path = [] } of errorsIn(answer))
      errors.add(`${path.join('.') || name}: ${extensions.code}`);
    if (foundIn(Buffer.from(JSON.stringify(answer)), MARKS, name).length > 0) found.push(name);
  }
  return { asked, found, errors };
};

/** Every table of rows that the steps fill, as the code names them: a new one is forged as well. */
const tables = [
  ...new Set(tablesShown(steps).flatMap(({ table, projection: { kind } }) => (kind === 'rows' ? [table] : []))),
];

describe('rows that somebody wrote into the views', () => {
  it('are asked for in every way: those who work with the record see what is in it', async () => {
    const seen = await marksIn(supervisor, 'SUPERVISION');
    const opening = ['survivor', 'history', 'prosecution', 'suspectedDuplicates', 'officeRequests', 'searchSurvivors'];
    expect(seen.found).toEqual(expect.arrayContaining(opening));
    // of figures, which open nothing, one asks for more than any plausible input
    expect([...seen.errors].filter((error) => !/NOT_FOUND|FORBIDDEN|^figureTrend/.test(error))).toEqual([]);
  });

  it('open nothing to anybody, though the database shows them all', async () => {
    const shown = new Set<string>();
    const opened: object[] = [];
    const errors = new Set<string>();
    for (const by of STRANGERS) {
      for (const table of tables) await forge(views, table, by);
      const api = new pg.Client(databaseUrlOf(homeward, 'homeward_api'));
      await api.connect();
      await api.query(`SET search_path = ${FIRST_SET}, kept`);
      for (const table of await seenBy(api, by, tables)) shown.add(table);
      await api.end();
      const usual = by.role === 'SUPERVISOR' ? 'SUPERVISION' : 'CARE';
      for (const purpose of [usual, 'BREAK_GLASS']) {
        const answers = await marksIn(by, purpose);
        expect(answers.asked.length).toBeGreaterThan(10);
        if (answers.found.length > 0) opened.push({ by: by.role, purpose, found: answers.found });
        for (const error of answers.errors) errors.add(error);
      }
    }
    expect(opened).toEqual([]);
    // a row that breaks a query would hide what it opens: for who may open the record, it shows it still
    const audited = await marksIn(auditor, 'COURT');
    for (const error of audited.errors) errors.add(error);
    expect(audited.found).toEqual(expect.arrayContaining(['survivor', 'prosecution']));
    const broken = [...errors].filter((error) => !/NOT_FOUND|FORBIDDEN|^figureTrend/.test(error));
    expect(broken).toEqual([]);
    // a table whose rows nobody sees proves nothing: say in forgery.ts how a row of it becomes somebody's own
    expect(tables.filter((table) => !shown.has(table))).toEqual([]);
  });

  it('are no readings: the access log has what the strangers asked as refused', async () => {
    await homeward.caughtUp();
    const { edges } = (await readersOf(homeward, survivorId, auditor, { first: 50 }))!;
    const theirs = edges.filter(({ node }) => STRANGERS.some(({ id }) => id === node.who));
    expect([...new Set(theirs.map(({ node }) => node.kind))]).toEqual(['READING_REFUSED']);
  });

  it('move no case to a colleague of who wrote them', async () => {
    const mony = STRANGERS.find(({ role }) => role === 'SUPERVISOR')!;
    const registers: Bearer = { id: 'rachana', role: 'ADMINISTRATOR' };
    await done('registerWorker', { worker: 'cousin', roles: ['CASE_WORKER'], on: '2018-01-01' }, registers);
    await homeward.caughtUp();
    for (const table of tables) await forge(views, table, mony);
    const { eventIds } = await done('reassignCases', { from: mony.id, to: 'cousin', on: '2020-06-01' }, mony);
    expect(eventIds).toEqual([]);
  });
});
