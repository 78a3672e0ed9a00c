import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Settings } from '#kernel/decider';
import { InMemoryEventStore, type Metadata } from '#kernel/event-store';
import { Checkpoint, Projector } from '#kernel/projections';
import { PREFIXES } from '#kernel/nest';
import type { Unsealed } from '#kernel/integrity';
import { viewsDatabase } from '../../../kernel/projections/testing/database.js';
import { AccessLog } from '../access-log.js';
import { BrokenGlass } from '../broken-glass.js';
import { accessStep } from '../access.step.js';
import { ledgerOf } from './log.js';

/** A log, its views, and processes that share both. */
export const aHouse = async (sealing?: Unsealed) => {
  const views = await viewsDatabase();
  const tables = accessStep.projections.map(({ view }) => view);
  const db: DataSource = await views.connect([Checkpoint, ...tables]);
  const store = new InMemoryEventStore();
  const ledger = ledgerOf(store, sealing);
  const gone = new AbortController();
  let standstill = Promise.resolve();

  const follow = async () => {
    const log = { origin: ledger.origin, head: 0n, at: (position: bigint) => store.at(position) };
    const projector = await Projector.start(db, accessStep.projections, log, { amends: {}, upcast: {}, store });
    for await (const batch of store.subscribe({ prefixes: PREFIXES, after: -1n, signal: gone.signal }))
      await standstill.then(() => projector.project(batch));
  };

  /** The components of one process. */
  const aProcess = (settings: Partial<Settings> = {}) => {
    const own = { ledger: { ...ledger, settings: { ...ledger.settings, ...settings } } };
    const log = new AccessLog(own);
    return { log, glass: new BrokenGlass(db, own, log) };
  };

  /** A survivor with a record. */
  const somebody = async (): Promise<string> => {
    const id = randomUUID();
    await store.append(`survivor-${id}`, [{ id: randomUUID(), type: 'Met', data: {}, metadata: METADATA }], -1);
    return id;
  };

  const following = follow();
  return {
    db,
    store,
    aProcess,
    somebody,
    /** The views read nothing until this is called. */
    standstill: () => {
      let goOn = () => {};
      standstill = new Promise((resolve) => (goOn = resolve));
      return () => goOn();
    },
    leave: async () => {
      gone.abort();
      await following;
      await views.drop();
    },
  };
};

const METADATA = { actor: { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21' } } as Metadata;
