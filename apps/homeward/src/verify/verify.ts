import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, type QueryRunner } from 'typeorm';
import { steps } from '#aggregates';
import { EventStoreDbEventStore, originOf, type EventStore } from '#event-store';
import { filling, setsAt, tablesIn } from '#platform';
import {
  Checkpoint,
  DayCount,
  MonthCount,
  KEPT,
  NAMES,
  Parked,
  Projector,
  TablesOwner,
  Touched,
  inSchema,
  schemaOf,
} from '#read-models';
import { PREFIXES, readingOf } from '#step';
import { compare } from './compare.js';
import { FollowingLog } from './following-log.js';
import { LogAudit, type Finding, type Ledger } from './log-audit.js';
import type { Stores } from './stores.js';

/** The set that is made for this, and thrown away. Those that are read have numbers from 1 on. */
const THROWN_AWAY = 0;

/** How far a table has come, and what is counted from facts whenever there is time: no entry tells it. */
const NOT_TOLD: ReadonlySet<unknown> = new Set([Checkpoint, Parked, Touched, DayCount, MonthCount]);

/** Milliseconds for which the live set may take to come to where the log is. */
const PATIENCE = 60_000;

export interface Verified {
  readonly sound: boolean;
  readonly acked: number | null;
  readonly promised: number | null;
  readonly logged: number;
  readonly projected: number;
  readonly rows: number;
  readonly tables: number;
  readonly parked: number;
  readonly streams: ReturnType<LogAudit['sums']>;
  readonly found: number;
  readonly findings: readonly Finding[];
}

/** Acknowledged = logged = projected; every chain sound; and every row of the live set what the log tells, and no other. */
export const verify = async (
  { eventStoreUrl, ownerUrl, fillerUrl }: Stores,
  ledger: Ledger,
  progress: (events: number) => void,
): Promise<Verified> => {
  const tables = tablesIn(steps);
  const owner = new TablesOwner(filling(ownerUrl), tables);
  const store = EventStoreDbEventStore.at(eventStoreUrl);
  const kept = await new DataSource(inSchema(filling(fillerUrl), KEPT, tables.kept)).initialize();
  const log = new FollowingLog(store, PREFIXES);
  const alone = kept.createQueryRunner();
  const snapshot = kept.createQueryRunner();
  let told: DataSource | undefined;
  try {
    await alone.query(`SELECT pg_advisory_lock(hashtext('verify homeward'))`);
    await owner.discard(THROWN_AWAY);
    await owner.begin(THROWN_AWAY);
    const origin = await originOf(store);
    const head = (await store.last(PREFIXES))?.position ?? -1n;
    const at = (position: bigint) => store.at(position);
    const audit = new LogAudit(origin, ledger);
    told = await setsAt(fillerUrl, tables).open(THROWN_AWAY);
    const projections = steps.flatMap((step) => step.projections);
    const reading = { ...readingOf(steps), store };
    const projector = await Projector.start(told, projections, { origin, head, at }, reading, { poison: 'parks' });
    let read = 0;
    const readUpTo = async (last: bigint) => {
      for await (const batch of log.upTo(last)) {
        audit.take(batch);
        await projector.project(batch);
        progress((read += batch.length));
      }
    };
    await readUpTo(head);
    const live = await standing(snapshot, store, head, origin);
    if (live.problem) audit.find({ what: live.problem });
    else await readUpTo(live.position);
    audit.end();
    let rows = 0;
    const compared = told.entityMetadatas.filter(({ target }) => !NOT_TOLD.has(target));
    for (const table of live.problem ? [] : compared) {
      const here = { side: snapshot, schema: schemaOf(live.version) };
      const one = await compare(table, here, { side: told, schema: schemaOf(THROWN_AWAY) });
      rows += one.rows;
      if (!one.finding) continue;
      const { position, ...finding } = one.finding;
      const last = position === undefined ? undefined : await store.at(position);
      audit.find({ ...finding, ...(last && { eventId: last.id, stream: last.stream }) });
    }
    const [{ parked }] = (await snapshot.query(
      `SELECT count(DISTINCT stream)::int AS parked FROM ${schemaOf(live.version)}.parked`,
    )) as [{ parked: number }];
    return {
      sound: audit.found === 0,
      acked: ledger.size > 0 ? audit.acked : null,
      promised: ledger.size > 0 ? audit.promised : null,
      logged: audit.events,
      projected: live.problem ? 0 : audit.events,
      rows,
      tables: compared.length,
      parked,
      streams: audit.sums(),
      found: audit.found,
      findings: audit.findings,
    };
  } finally {
    log.close();
    if (snapshot.isTransactionActive) await snapshot.rollbackTransaction().catch(() => undefined);
    await told?.destroy();
    await owner.discard(THROWN_AWAY).catch(() => undefined);
    for (const runner of [snapshot, alone]) await runner.release();
    await kept.destroy();
    await store.dispose();
  }
};

interface Standing {
  readonly version: number;
  readonly position: bigint;
  readonly problem?: string;
}

/** From here on the live set is seen as it stands at one place of the log, whatever it takes in meanwhile. */
const standing = async (snapshot: QueryRunner, store: EventStore, head: bigint, origin: string): Promise<Standing> => {
  for (const deadline = Date.now() + PATIENCE; ; await sleep(50)) {
    await snapshot.startTransaction('REPEATABLE READ');
    const [{ version }] = (await snapshot.query(`SELECT version FROM view_set WHERE state = 'live'`)) as [Standing];
    const [at] = (await snapshot.query(
      `SELECT min(position) AS least, max(position) AS most, min(origin) AS origin, max(origin) AS other
       FROM ${schemaOf(version)}.checkpoint WHERE to_regclass('${schemaOf(version)}.' || quote_ident(name)) IS NOT NULL`,
    )) as [{ least: string; most: string; origin: string; other: string }];
    const [least, most] = [BigInt(at.least ?? -1), BigInt(at.most ?? -1)];
    const said = { version, position: least };
    if (at.origin !== null && (at.origin !== origin || at.other !== origin))
      return { ...said, problem: `The ${NAMES} were filled from the log ${at.origin}, and this is the log ${origin}` };
    const end = (await store.last(PREFIXES))?.position ?? -1n;
    if (most > end)
      return {
        ...said,
        problem: `The ${NAMES} have taken in the log up to ${most}, but it ends at ${end}: it was cut`,
      };
    if (least === most && least >= head) return said;
    if (Date.now() > deadline)
      return { ...said, problem: `The ${NAMES} have taken in the log up to ${least}, and it goes up to ${head}` };
    await snapshot.rollbackTransaction();
  }
};
