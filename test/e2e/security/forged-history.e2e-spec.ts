import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { JsonObject } from '#kernel/decider';
import { startPostgres } from '#embedded/postgres';
import { Codec, envelop, type Metadata, type Stamp } from '#kernel/event-store';
import { configurationFrom, stampFrom } from '#platform';
import type { Bearer } from '#platform/plain';
import { LogKeys, PlainSealing } from '#kernel/integrity';
import { databaseUrlOf } from '../../harness/database-url.js';
import {
  Homeward,
  auditor,
  caseWorker,
  receiptOf,
  refusalOf,
  supervisor,
  type Answer,
} from '../../harness/homeward.js';
import { consentOf, referralOf } from '../../harness/command-outcomes.js';
import { readingOf } from '#nest';

const administrator: Bearer = { id: 'vanna', role: 'ADMINISTRATOR' };
const stranger: Bearer = { id: 'stranger', role: 'CASE_WORKER', office: 'Poipet' };
const elsewhere: Bearer = { id: 'makara', role: 'SUPERVISOR', office: 'Poipet' };

/** Survivors whose records are forged, altered with the right key, or left alone. */
const [assigned, erased, newer, held] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const holdId = randomUUID();

let homeward: Homeward;
let holdPlaced: string;
/** By the survivor whose record contains each. */
const forged = new Map<string, string>();

beforeAll(async () => {
  homeward = await Homeward.start();
  for (const id of [assigned, erased, newer, held])
    receiptOf(await homeward.command('receiveReferral', referralOf(id)));
  const hold = { survivorId: held, holdId, reason: 'COURT_ORDER', on: '2020-03-02' };
  [holdPlaced] = receiptOf(await homeward.command('placeLegalHold', hold, supervisor)).eventIds as [string];
  await homeward.caughtUp();
  await homeward.end('SIGTERM');
  await whileStopped(async (db) => {
    const strangers = {
      now: () => new Date().toISOString(),
      keys: new LogKeys([{ number: 1, key: Buffer.alloc(32, 9) }]),
    };
    const env = { HOMEWARD_DATA: homeward.data };
    const ours = await stampFrom(env, configurationFrom(env));
    const assignment = {
      assignmentId: randomUUID(),
      worker: stranger.id,
      as: 'CASE_WORKER',
      office: stranger.office!,
      on: '2020-03-03',
    };
    forged.set(assigned, await append(db, `survivor-${assigned}`, 'CaseWorkerAssigned', assignment, strangers));
    forged.set(erased, await append(db, `survivor-${erased}`, 'ErasureBegun', { requestId: randomUUID() }, strangers));
    forged.set(newer, await append(db, `survivor-${newer}`, 'MoonPhaseNoted', { on: '2020-03-03' }, ours));
  });
  await homeward.begin();
  await homeward.caughtUp();
}, 180_000);
afterAll(() => homeward.stop());

/** Works on the event store's tables as their owner, while the service is stopped. */
const whileStopped = async (work: (db: pg.Client) => Promise<void>): Promise<void> => {
  const postgres = await startPostgres({ folder: homeward.data });
  const db = new pg.Client(databaseUrlOf(homeward, 'eventstore'));
  await db.connect();
  await work(db);
  await db.end();
  await postgres.stop();
};

/** Appends an event to a stream, hashed and chained like ours, with the code of that stamp. @returns its id */
const append = async (db: pg.Client, stream: string, type: string, data: JsonObject, stamp: Stamp): Promise<string> => {
  const { rows } = await db.query<{ revision: string; metadata: Buffer }>(
    `SELECT revision, metadata FROM eventstore.events WHERE stream = $1 ORDER BY revision DESC LIMIT 1`,
    [stream],
  );
  const { hash, recordedAt } = JSON.parse(rows[0]!.metadata.toString()) as Metadata;
  const end = { stream, revision: Number(rows[0]!.revision), hash, recordedAt };
  const by = { id: supervisor.id, role: supervisor.role, organisation: 'A21', office: supervisor.office! };
  const commandMetadata = { by, now: new Date().toISOString(), commandId: randomUUID() };
  const codec = new Codec(new PlainSealing(), {}, readingOf([]));
  const [event] = await envelop(codec, [{ type, data }], { name: type, digest: '' }, commandMetadata, end, stamp);
  await db.query(
    `INSERT INTO eventstore.events (position, stream, revision, event_id, type, json, created, data, metadata)
     SELECT max(position) + 1, $1, $2, $3, $4, true, max(created), $5, $6 FROM eventstore.events`,
    [
      stream,
      end.revision + 1,
      event!.id,
      type,
      Buffer.from(JSON.stringify(event!.data)),
      Buffer.from(JSON.stringify(event!.metadata)),
    ],
  );
  return event!.id;
};
const NAME =
  'query ($id: UUID!) { survivor(id: $id, purpose: CARE) { referral { givenName { value } } consentStandings { flaw } } }';
const nameOf = async (id: string, by: Bearer): Promise<unknown> => {
  const { data } = await homeward.ask(NAME, { id }, by);
  return (data?.survivor as { referral: { givenName: { value: string } } } | null)?.referral.givenName.value;
};

interface FlawedEvent {
  readonly stream: string;
  readonly eventId: string;
  readonly revision: number;
  readonly kind: string;
  readonly reason: string;
  readonly request: { readonly requestId: string; readonly requestedBy: string } | null;
}

const FLAWED = `{ flawedRecordCount flawedRecords { stream eventId revision kind reason request { requestId requestedBy } } }`;
const flawedFor = async (by: Bearer): Promise<readonly FlawedEvent[]> => {
  const { data, errors } = await homeward.ask(FLAWED, {}, by);
  if (errors) throw new Error(JSON.stringify(errors));
  expect(data!.flawedRecordCount).toBeGreaterThanOrEqual((data!.flawedRecords as unknown[]).length);
  return data!.flawedRecords as readonly FlawedEvent[];
};
const flawedIn = async (id: string, by: Bearer = administrator) =>
  (await flawedFor(by)).find(({ stream }) => stream === `survivor-${id}`);

interface ParkedStream {
  readonly projection: string;
  readonly subject: string;
  readonly reason: string;
}
const PARKED = `query ($after: String) { parked(after: $after) {
  edges { node { projection subject reason } } pageInfo { endCursor hasNextPage } } }`;

/** Every page: each table of a flawed record is parked on its own. */
const parked = async (after: string | null = null): Promise<readonly ParkedStream[]> => {
  const { data } = await homeward.ask(PARKED, { after }, administrator);
  const { edges, pageInfo } = data!.parked as {
    edges: { node: ParkedStream }[];
    pageInfo: { endCursor: string; hasNextPage: boolean };
  };
  const nodes = edges.map(({ node }) => node);
  return pageInfo.hasNextPage ? [...nodes, ...(await parked(pageInfo.endCursor))] : nodes;
};
const reads = async (id: string) => (await parked()).filter(({ subject }) => subject === id);
const consent = (id: string): Promise<Answer> => homeward.command('giveConsent', consentOf(id, { on: '2020-03-05' }));

const request = (id: string, eventId: string, by: Bearer = supervisor): Promise<Answer> =>
  homeward.command('requestSetAside', { stream: `survivor-${id}`, eventId, reason: 'None of us has recorded it.' }, by);

const approve = (id: string, requestId: string, by: Bearer = administrator): Promise<Answer> =>
  homeward.command('approveSetAside', { stream: `survivor-${id}`, requestId }, by);

/** As two people do it, until all processes continue. */
const setAside = async (id: string): Promise<void> => {
  receiptOf(await request(id, forged.get(id)!));
  expect(refusalOf(await request(id, forged.get(id)!))).toBe('SET_ASIDE_REQUESTED');
  const { request: asked } = await homeward.until('the request is recorded', async () => {
    const flawed = await flawedIn(id);
    return flawed?.request ? flawed : undefined;
  });
  receiptOf(await approve(id, asked!.requestId));
  await homeward.until('the record is no longer parked', async () => (await reads(id)).length === 0);
};

describe('a forged entry in the log', () => {
  it('gives access to no one, and stops only its own record', async () => {
    expect(await nameOf(assigned, stranger)).toBeUndefined();
    expect(await nameOf(assigned, supervisor)).toBe('Sopheak');
    expect(refusalOf(await consent(assigned))).toBe('RECORD_FLAWED');
    expect(refusalOf(await consent(held))).toBeUndefined();
  });

  it('is no sign to strangers that there is such a record', async () => {
    const asked = { kind: 'OPEN_IN_EMERGENCY', otherSurvivorId: assigned, reason: 'Is it yours?' };
    expect(refusalOf(await homeward.command('giveConsent', consentOf(assigned), stranger))).toBe('NOT_FOUND');
    expect(refusalOf(await homeward.command('askOffice', asked, stranger))).toBe('NOT_FOUND');
  });

  it('destroys no key, even if it names an erasure, and raises the alarm', async () => {
    const alarm = await homeward.until('it is parked for the eraser', async () =>
      (await reads(erased)).find(({ projection }) => projection === 'eraser'),
    );
    expect(alarm.reason).toMatch(/^ERASURE_UNPROVEN: /);
    expect(await nameOf(erased, supervisor)).toBe('Sopheak');
    expect(refusalOf(await consent(erased))).toBe('RECORD_FLAWED');
  });

  it('is listed for those who can act on it, and counted', async () => {
    expect(await flawedIn(assigned, supervisor)).toMatchObject({
      eventId: forged.get(assigned),
      revision: 1,
      kind: 'UNPROVEN',
      reason: 'its code was not made with a key of this log',
      request: null,
    });
    expect(await flawedIn(newer)).toMatchObject({
      kind: 'UNKNOWN_TYPE',
      reason: expect.stringContaining('MoonPhaseNoted'),
    });
    expect(await flawedFor(elsewhere)).toEqual([]);
    expect(refusalOf(await homeward.ask(FLAWED, {}, caseWorker))).toBe('FORBIDDEN');
    const health = await fetch(homeward.url.replace('/graphql', '/health/views'));
    expect((await health.json()).parked).toBeGreaterThan(2);
    const metrics = await (await fetch(homeward.url.replace('/graphql', '/metrics'))).text();
    expect(metrics).toMatch(/homeward_view_parked\{view="policy:privacy"\} 3/);
  });

  it('is set aside by a supervisor and an administrator, and then the record continues', async () => {
    for (const id of [assigned, erased, newer]) {
      await setAside(id);
      const { position } = receiptOf(await consent(id));
      const shown = `query ($id: UUID!, $atLeast: String) {
        survivor(id: $id, purpose: CARE, atLeast: $atLeast) { stale referral { givenName { value } } consents { scopes } } }`;
      const { data, errors } = await homeward.ask(shown, { id, atLeast: position });
      expect(errors).toBeUndefined();
      expect(data!.survivor).toMatchObject({ stale: false, referral: { givenName: { value: 'Sopheak' } } });
      expect((data!.survivor as { consents: unknown[] }).consents).toHaveLength(1);
    }
    expect(await flawedFor(administrator)).toEqual([]);
    expect(await nameOf(assigned, stranger)).toBeUndefined();
  });

  it('is in the history with its flaw, and with those who set it aside', async () => {
    const history = `query ($id: UUID!) { history(survivorId: $id, purpose: AUDIT) {
      chain { sound } edges { node { eventId type flaw setAside { by { id role } } } } } }`;
    const { data } = await homeward.ask(history, { id: assigned }, auditor);
    const { chain, edges } = data!.history as { chain: object; edges: { node: object }[] };
    expect(chain).toEqual({ sound: true });
    expect(edges.map(({ node }) => node)).toContainEqual({
      eventId: forged.get(assigned),
      type: 'CaseWorkerAssigned',
      flaw: 'its code was not made with a key of this log',
      setAside: { by: { id: administrator.id, role: 'ADMINISTRATOR' } },
    });
  });
});

describe('a reliable entry', () => {
  it('cannot be set aside: this is no way to lift a hold', async () => {
    expect(refusalOf(await request(held, holdPlaced))).toBe('SET_ASIDE_NOT_FLAWED');
    expect(refusalOf(await approve(held, randomUUID()))).toBe('SET_ASIDE_NOT_REQUESTED');
    expect(refusalOf(await request(held, holdPlaced, administrator))).toBe('FORBIDDEN');
    expect(refusalOf(await request(held, holdPlaced, elsewhere))).toBe('NOT_FOUND');
    expect(refusalOf(await approve(held, randomUUID(), supervisor))).toBe('FORBIDDEN');
    expect(refusalOf(await request(held, randomUUID()))).toBe('NOT_FOUND');
    expect(refusalOf(await request(assigned, forged.get(assigned)!))).toBe('SET_ASIDE_ALREADY');
  });
});
