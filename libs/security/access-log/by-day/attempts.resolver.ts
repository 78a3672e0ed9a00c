import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { AggregateStores, AllowedTo, PREFIXES, ROLES, toPage } from '#nest';
import { runAsReader, waitForPosition } from '#kernel/projections';
import { AccessLog } from '../access-log.js';
import { ReadingFact } from '../reading.facts.js';
import { showsAll } from '../recent-looks.js';
import { RefusalFact } from '../refusal.facts.js';
import { AttemptsOfDay, RefusedAttempts, RefusedAttemptsArgs } from './attempts.type.js';

const PAGE = 50;

/** Readings beyond a limit are only counted; a record is named where the subject is not the refusal itself. */
const attempts = (readings: string, commands: string): string => `
  SELECT "happenedOn", who, role, operation, coalesce(times, 1) AS times, figure,
    nullif(subject, "eventId") AS record, "recordedFrom" AS at
  FROM ${readings} WHERE kind = 'ReadingRefused'
  UNION ALL
  SELECT "happenedOn", who, role, command, 1, NULL, nullif(subject, "eventId"), "recordedFrom" FROM ${commands}`;

const IN_DAYS = `WHERE "happenedOn" BETWEEN coalesce($1::date, '-infinity') AND coalesce($2::date, 'infinity')`;

const attemptsByDaySql = (readings: string, commands: string): string => `
  SELECT * FROM (
    SELECT "happenedOn"::text AS day, who, role, operation, sum(times)::int AS count,
      count(DISTINCT record)::int AS records,
      coalesce(array_agg(DISTINCT figure ORDER BY figure) FILTER (WHERE figure IS NOT NULL), '{}') AS figures,
      min(at) AS first, max(at) AS last, md5(concat_ws(chr(10), who, role, operation)) AS name
    FROM (${attempts(readings, commands)}) attempt
    ${IN_DAYS}
      AND ($3::text IS NULL OR who = $3) AND role = ANY($7)
    GROUP BY "happenedOn", who, role, operation) groups
  WHERE $4::text IS NULL OR day < $4 OR (day = $4 AND name > $5)
  ORDER BY day DESC, name
  LIMIT $6`;

/** Whether a role is unknown to this version in an attempt of these days: it was forged, or written by a newer one. */
const unknownAttemptsSql = (readings: string, commands: string): string => `
  SELECT EXISTS (SELECT FROM (${attempts(readings, commands)}) attempt
    ${IN_DAYS} AND role <> ALL($3)) AS found`;

/** Attempts that name no record, such as those at figures, stand in the log of no survivor. */
@Resolver()
export class RefusedAttemptsResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: Pick<AggregateStores, 'storeContext'>,
    @Inject(AccessLog) private readonly log: Pick<AccessLog, 'recentAttempts'>,
  ) {}

  @AllowedTo('AUDITOR')
  @Query(() => RefusedAttempts, {
    description:
      'Who attempted to read or to record something and was refused, by day, colleague and operation, also where no record was named.',
  })
  async refusedAttempts(@Args() { from, to, who, first = PAGE, after }: RefusedAttemptsArgs): Promise<RefusedAttempts> {
    const [readings, commands] = [ReadingFact, RefusalFact].map((one) => this.db.getMetadata(one));
    const last = await this.stores.storeContext.store.last(PREFIXES);
    const views = [readings!.tableName, commands!.tableName];
    const fresh = !last || (await waitForPosition(this.db, views, last.position));
    const [day = null, name = null] = after?.split('/') ?? [];
    const sql = attemptsByDaySql(readings!.tablePath, commands!.tablePath);
    // as the analyst, who counts: attempts that name no record belong to nobody's case
    const found: (AttemptsOfDay & { readonly name: string })[] = await runAsReader('analyst', () =>
      this.db.query(sql, [from, to, who, day, name, first + 1, ROLES]),
    );
    const [unknown] = await runAsReader('analyst', (): Promise<[{ found: boolean }]> =>
      this.db.query(unknownAttemptsSql(readings!.tablePath, commands!.tablePath), [from, to, ROLES]),
    );
    const edges = found.map((node) => ({ cursor: `${node.day}/${node.name}`, node }));
    const complete =
      !unknown.found &&
      (!last ||
        !fresh ||
        (await showsAll(this.db, this.log.recentAttempts(last.position), [ReadingFact, RefusalFact])));
    return { ...toPage(edges, { first, after, stale: !fresh }), complete };
  }
}
