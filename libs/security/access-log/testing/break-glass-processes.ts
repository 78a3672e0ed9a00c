import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Relations } from '#security/access';
import type { Actor, AnyDecider, Settings } from '#kernel/decider';
import { AggregateStore, InMemoryEventStore, envelop, type Metadata } from '#kernel/event-store';
import { Checkpoint, Projector, waitForPosition } from '#kernel/projections';
import { readingOf, PREFIXES, type AggregateStores } from '#nest';
import { anchorOf, type PlainSealing } from '#kernel/integrity';
import { viewsDatabase } from '../../../kernel/projections/testing/database.js';
import type { AccessEvents } from '../access.events.js';
import { breakGlass } from '../break-glass/break-glass.decider.js';
import { BreakGlass } from '../break-glass/break-glass.js';
import { BreakGlassView } from '../break-glass/break-glass.view.js';
import { accessStep } from '../access.step.js';
import { storeContextOf } from './log.js';

/** Among the aggregates of all categories, as the service holds it. */
const anyBreakGlass: AnyDecider = breakGlass;

/** A log, its views, and processes that share both. */
export const breakGlassProcesses = async (sealing?: PlainSealing) => {
  const views = await viewsDatabase();
  const tables = accessStep.projections.map(({ view }) => view);
  const db: DataSource = await views.connect([Checkpoint, ...tables]);
  const store = new InMemoryEventStore();
  const storeContext = storeContextOf(store, sealing);
  const gone = new AbortController();
  let standstill = Promise.resolve();

  const follow = async () => {
    const log = { origin: storeContext.origin, head: 0n, at: (position: bigint) => store.at(position) };
    const projector = await Projector.start(db, accessStep.projections, log, { ...readingOf([]), store });
    for await (const batch of store.subscribe({ prefixes: PREFIXES, after: -1n, signal: gone.signal }))
      await standstill.then(() => projector.project(batch));
  };

  /** The components of one process. */
  const aProcess = (settings: Partial<Settings> = {}) => {
    const own = { ...storeContext, settings: { ...storeContext.settings, ...settings } };
    const accesses = new AggregateStore(own, 'access', anyBreakGlass);
    const stores: AggregateStores = { storeContext: own, of: () => accesses };
    const glass = new BreakGlass(db, stores);
    return {
      glass,
      open: (opening: { readonly survivorId: string }, by: Actor) =>
        glass.open({ reason: 'Missing', explanation: 'private', ...opening }, by),
      review: (result: { readonly breakGlassId: string; readonly upheld: boolean }, by: Actor, offices: Relations) =>
        glass.review({ note: 'private', ...result }, by, offices),
    };
  };

  /** A survivor with a record. */
  const newSurvivor = async (): Promise<string> => {
    const id = randomUUID();
    await store.append(`survivor-${id}`, [{ id: randomUUID(), type: 'Met', data: {}, metadata: METADATA }], -1);
    return id;
  };

  const following = follow();
  return {
    db,
    store,
    aProcess,
    somebody: newSurvivor,
    /** The views read nothing until this is called. */
    standstill: () => {
      let goOn = () => {};
      standstill = new Promise((resolve) => (goOn = resolve));
      return () => goOn();
    },
    /** As versions before 0.9.0 recorded it: in the stream of a process and day, together with all others. */
    formerly: async (by: Actor, data: AccessEvents['BreakGlassOpened']) => {
      const [stream, commandId, now] = [`access-20260301-${randomUUID()}`, randomUUID(), new Date().toISOString()];
      const end = { stream, revision: -1, hash: anchorOf(storeContext.origin, stream) };
      const command = { name: 'OpenBreakGlass', digest: storeContext.digest(['BreakGlassOpened', commandId]) };
      const events = [{ type: 'BreakGlassOpened', data }] as const;
      const pending = await envelop(
        storeContext.codec,
        events,
        command,
        { by, now, commandId },
        end,
        storeContext.stamp,
      );
      await store.append(stream, pending, -1);
    },
    /** The views have read everything that is in the log. */
    caughtUp: async () => {
      const { position } = (await store.last(PREFIXES))!;
      await waitForPosition(db, [db.getMetadata(BreakGlassView).tableName], position);
    },
    leave: async () => {
      gone.abort();
      await following;
      await views.drop();
    },
  };
};

const METADATA = { actor: { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21' } } as Metadata;
