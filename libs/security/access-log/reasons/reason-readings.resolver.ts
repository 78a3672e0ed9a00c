import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { positionText, type RecordedEvent } from '#kernel/event-store';
import { runAsReader, waitForPosition } from '#kernel/projections';
import { AggregateStores, AllowedTo, PREFIXES, pageInfoOf, positionInCursor } from '#nest';
import type { AccessEvents } from '../access.events.js';
import { AccessLog } from '../access-log.js';
import { ReadingFact } from '../reading.facts.js';
import { showsAll } from '../recent-looks.js';
import { ReasonReadings, ReasonReadingsArgs, type ReasonReading } from './reason-readings.type.js';

const PAGE = 50;

interface RowRange {
  readonly lowest: string | null;
  readonly highest: string | null;
}

const placesSql = (readings: string): string => `
  SELECT DISTINCT position FROM ${readings}
  WHERE kind = 'ReasonsRead' AND position BETWEEN 0 AND $1 AND ($2::bigint IS NULL OR position < $2)
  ORDER BY position DESC LIMIT $3`;

const rangeSql = (readings: string): string => `
  SELECT min(position) AS lowest, max(position) AS highest FROM ${readings} WHERE kind = 'ReasonsRead'`;

/** They are about no survivor, so they stand in the answer to no question about one. */
@Resolver()
export class ReasonReadingsResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: Pick<AggregateStores, 'storeContext'>,
    @Inject(AccessLog) private readonly log: Pick<AccessLog, 'recentReasons'>,
  ) {}

  /** The views say where to look, and the log what there is: a row that somebody made up accuses nobody. */
  @AllowedTo('AUDITOR')
  @Query(() => ReasonReadings, {
    description:
      'Who read why colleagues amended something in an operation or activity, or recorded it against a rule: such a text is about no survivor, but may name one.',
  })
  async reasonReadings(@Args() { first = PAGE, after }: ReasonReadingsArgs): Promise<ReasonReadings> {
    const { storeContext } = this.stores;
    const { tableName, tablePath } = this.db.getMetadata(ReadingFact);
    // before the log is asked for its last position: beyond that, a row was made up
    const [range] = await runAsReader('analyst', () => this.db.query<[RowRange]>(rangeSql(tablePath)));
    const last = await storeContext.store.last(PREFIXES);
    const fresh = !last || (await waitForPosition(this.db, [tableName], last.position));
    const head = last?.position ?? -1n;
    const isWithinLog = BigInt(range.lowest ?? 0) >= 0n && BigInt(range.highest ?? -1) <= head;
    const before = after === undefined ? null : String(positionInCursor(storeContext, after));
    // as the analyst, who counts: these readings belong to nobody's case
    const found: { readonly position: string }[] = await runAsReader('analyst', () =>
      this.db.query(placesSql(tablePath), [String(head), before, first + 1]),
    );
    const rows = found.slice(0, first).map(({ position }) => BigInt(position));
    const readings = await Promise.all(rows.map(async (position) => readingIn(await storeContext.store.at(position))));
    const edges = readings.flatMap((node, index) =>
      node ? [{ cursor: positionText(storeContext, rows[index]!), node }] : [],
    );
    const lastRow = rows.at(-1);
    return {
      edges,
      pageInfo: {
        ...pageInfoOf({ edges, after, hasNextPage: found.length > first }),
        // of the last row, also where that was made up: others may follow it
        endCursor: lastRow === undefined ? null : positionText(storeContext, lastRow),
      },
      stale: !fresh,
      complete:
        isWithinLog &&
        edges.length === rows.length &&
        (!last || !fresh || (await showsAll(this.db, this.log.recentReasons(last.position)))),
    };
  }
}

const readingIn = (entry: RecordedEvent | undefined): ReasonReading | undefined => {
  if (!entry || entry.flaw || entry.type !== 'ReasonsRead') return undefined;
  const { id: who, role, office = null, deputyOf = null } = entry.metadata.actor;
  const { operationId, eventId: entryId } = entry.data as AccessEvents['ReasonsRead'];
  return { eventId: entry.id, who, role, office, deputyOf, at: entry.recordedAt, operationId, entryId };
};
