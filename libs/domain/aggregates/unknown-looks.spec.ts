import { randomUUID } from 'node:crypto';
import type { Actor } from '#kernel/decider';
import { runAsReader } from '#kernel/projections';
import { aReader } from '#security/access/testing';
import { EVERY_AUDITOR, UNRELATED, type RelationsNow } from '#security/access';
import type { AggregateStores } from '#nest';
import { RefusedReadings, type AccessLog } from '#security/access-log';
import { RefusedAttemptsResolver } from '../../security/access-log/by-day/attempts.resolver.js';
import { LooksByDayResolver } from '../../security/access-log/by-day/looks-by-day.resolver.js';
import { WhoLookedResolver } from '../../security/access-log/who-looked.resolver.js';
import { insertRows, makeProtectedDatabase } from './testing/protected-database.js';

const auditor: Actor = { id: 'vuthy', role: 'AUDITOR', organisation: 'A21' };
const [asked, survivorId] = [{ purpose: 'AUDIT' as const }, randomUUID()];

let at: Awaited<ReturnType<typeof makeProtectedDatabase>>;
beforeAll(async () => {
  at = await makeProtectedDatabase();
  const name = at.api.getMetadata('ReadingFact').tableName;
  await insertRows(at.projector, at.api.getMetadata('Checkpoint'), { name, position: '9' });
  await insertRows(at.projector, at.api.getMetadata('RelationView'), { survivorId, readers: [EVERY_AUDITOR] });
}, 300_000);
afterAll(() => at.drop());

let position = 0;
/** A row about the survivor as the projector writes it, but for what a forger or a newer version changed. */
const insertLook = (who: string, changed: object = {}) =>
  insertRows(at.projector, at.api.getMetadata('ReadingFact'), {
    eventId: randomUUID(),
    ordinal: 0,
    subject: survivorId,
    happenedOn: '2026-03-01',
    recordedFrom: '2026-03-01T02:00:00Z',
    recordedTo: null,
    kind: 'PersonalDataRead',
    who,
    role: 'CASE_WORKER',
    organisation: 'A21',
    purpose: 'CARE',
    basis: 'Assignment',
    classes: ['identity'],
    operation: 'survivor',
    position: String(position++),
    ...changed,
  });

const looksByDayOf = (log: AccessLog) =>
  new LooksByDayResolver(at.api, { of: async () => UNRELATED } as RelationsNow, log, new RefusedReadings(log));

const answers = async () => {
  const log = { write: async () => ({ position: -1n }), recentAbout: () => [], recentAttempts: () => [] };
  const relations = { of: async () => UNRELATED } as RelationsNow;
  const stores = {
    storeContext: { origin: '0123abcd', store: { last: async () => undefined } },
  } as unknown as AggregateStores;
  const written = log as unknown as AccessLog;
  const refused = new RefusedReadings(written);
  const reader = (operation: string) => ({ ...aReader(operation), by: auditor });
  const looked = new WhoLookedResolver(at.api, relations, written, refused, stores);
  const byDay = looksByDayOf(written);
  return runAsReader(auditor, async () => ({
    looks: (await looked.whoLooked({ ...asked, survivorId }, reader('whoLooked')))!,
    days: (await byDay.looksByDay({ ...asked, survivorId }, reader('looksByDay')))!,
    attempts: await new RefusedAttemptsResolver(at.api, stores, written).refusedAttempts({}),
  }));
};

it('shows all whose codes are known, also beside a row with a kind or a role that is not, and is not complete then', async () => {
  await insertLook('sokha');
  await insertLook('sophea', { purpose: 'CURIOSITY', basis: 'Whim', classes: ['identity', 'dreams'] });
  await insertLook('bopha', { kind: 'ReadingRefused' });
  const before = await answers();
  expect([before.looks, before.days, before.attempts].map(({ complete }) => complete)).toEqual([true, true, true]);
  await insertLook('forger', { role: 'NOBODY' });
  await insertLook('forger', { kind: 'ReadingRefused', role: 'NOBODY' });
  await insertLook('forger', { kind: 'Dreamt' });
  const { looks, days, attempts } = await answers();
  expect([looks, days, attempts].map(({ complete }) => complete)).toEqual([false, false, false]);
  for (const { edges } of [looks, days])
    expect(edges.map(({ node }) => [node.who, node.purpose, node.classes])).toEqual([
      ['bopha', 'CARE', ['identity']],
      ['sophea', null, ['identity']],
      ['sokha', 'CARE', ['identity']],
    ]);
  expect(looks.edges[1]!.node.basis).toBeNull();
  expect(attempts.edges.map(({ node }) => node.who)).toEqual(['bopha']);
});

describe('who looked, by day', () => {
  /** One answer, and what is logged of the requests. */
  const asking = () => {
    const logged: object[] = [];
    const log = {
      write: async (_: Actor, { data }: { readonly data: object }) => {
        logged.push(data);
        return { position: -1n };
      },
      recentAbout: () => [],
    };
    const byDay = looksByDayOf(log as unknown as AccessLog);
    const reader = { ...aReader('looksByDay'), by: auditor };
    const ask = (args: object, context?: object) =>
      runAsReader(auditor, () => byDay.looksByDay({ ...asked, survivorId, ...args }, reader, context));
    return { logged, ask };
  };

  it('is of the days that are asked for', async () => {
    await insertLook('early', { happenedOn: '2025-01-05' });
    await insertLook('middle', { happenedOn: '2025-01-06' });
    await insertLook('late', { happenedOn: '2025-01-07' });
    const { ask } = asking();
    const whoOf = async (days: object) =>
      (await ask(days))!.edges.flatMap(({ node }) => (node.day.startsWith('2025') ? [node.who] : []));
    expect(await whoOf({})).toEqual(['late', 'middle', 'early']);
    expect(await whoOf({ from: '2025-01-06' })).toEqual(['late', 'middle']);
    expect(await whoOf({ to: '2025-01-06' })).toEqual(['middle', 'early']);
    expect(await whoOf({ from: '2025-01-06', to: '2025-01-06' })).toEqual(['middle']);
  });

  it('logs each request, and a file of many pages once', async () => {
    const { logged, ask } = asking();
    await ask({ first: 1 });
    await ask({ first: 1, after: '2026-03-01/0' });
    expect(logged).toHaveLength(2);
    const file = {};
    await ask({ first: 1 }, { file });
    await ask({ first: 1, after: '2026-03-01/0' }, { file });
    expect(logged.slice(2)).toEqual([{ survivorId, purpose: 'AUDIT' }]);
    await ask({ first: 1 }, { file: {} });
    expect(logged).toHaveLength(4);
  });
});
