import { Inject } from '@nestjs/common';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { OPERATIONS, RelationsNow, decide } from '#security/access';
import { waitForPosition } from '#kernel/projections';
import { AllowedTo, CurrentReader, PURPOSES, ROLES, knownCode, toPage, type Reader } from '#nest';
import { LOOKS, type LookManner } from '../access.codes.js';
import { AccessLog } from '../access-log.js';
import { ReadingFact } from '../reading.facts.js';
import { showsAll } from '../recent-looks.js';
import { RefusedReadings } from '../refused-readings.js';
import { hasUnknownLooks, knownClasses } from '../unknown-looks.js';
import { LooksByDay, LooksByDayArgs, type LooksOfDay } from './looks-by-day.type.js';

const PAGE = 50;

/** The queries that show a survivor among others. */
const LISTS = Object.entries(OPERATIONS).flatMap(([name, { kind }]) => (kind === 'lists' ? [name] : []));

/** A comparison of possible duplicates shows no more than a list does. */
const MANNER: Readonly<Record<LookManner, string>> = {
  Emergency: `one.kind IN ('BreakGlassOpened', 'BreakGlassReviewed')`,
  Refused: `one.kind = 'ReadingRefused'`,
  AccessLog: `one.kind = 'AuditLogRead'`,
  Listed: `one.basis = 'Matching' OR one.operation = ANY($2::text[])`,
  Opened: 'TRUE',
};

const manner = `CASE ${Object.entries(MANNER)
  .map(([name, condition]) => `WHEN ${condition} THEN '${name}'`)
  .join(' ')} END`;

/** Groups the readings: an ordinary day of work reads one record many times. */
const looksByDaySql = (table: string): string => `
  SELECT "happenedOn"::text AS day, ${manner} AS manner, who, role, office, "deputyOf", purpose,
    sum(coalesce(times, 1))::int AS count, min("recordedFrom") AS first, max("recordedFrom") AS last,
    max(position)::text AS position,
    array(SELECT DISTINCT class FROM unnest(string_to_array(string_agg(array_to_string(classes, ','), ','), ',')) class
      WHERE class <> '' ORDER BY class) AS classes
  FROM ${table} one
  WHERE subject = $1 AND ($3 OR kind <> 'ReadingRefused') AND kind = ANY($7) AND role = ANY($8)
    AND "happenedOn" <= coalesce($4::date, 'infinity')
    AND "happenedOn" BETWEEN coalesce($9::date, '-infinity') AND coalesce($10::date, 'infinity')
  GROUP BY "happenedOn", 2, who, role, office, "deputyOf", purpose
  HAVING $4::date IS NULL OR ("happenedOn", max(position)) < ($4::date, $5::bigint)
  ORDER BY "happenedOn" DESC, max(position) DESC
  LIMIT $6`;

/** One file, which is read page by page: it is logged once, before its first page. No caller can set it. */
interface FileOfLooks {
  loggedAt?: bigint;
}

@Resolver()
export class LooksByDayResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(RelationsNow) private readonly relations: RelationsNow,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(RefusedReadings) private readonly refused: RefusedReadings,
  ) {}

  /** The request itself is logged first: its position is how far the view must have read. */
  @AllowedTo('AUDITOR', 'SUPERVISOR')
  @Query(() => LooksByDay, {
    nullable: true,
    description:
      'Who looked at one survivor’s record, by person, day and purpose; being seen in a list stands apart from being opened. Your request is logged as well.',
  })
  async looksByDay(
    @Args() { survivorId, purpose, from, to, first = PAGE, after }: LooksByDayArgs,
    @CurrentReader() { by, operation, classes }: Reader,
    @Context() { file }: { readonly file?: FileOfLooks } = {},
  ): Promise<LooksByDay | null> {
    const relation = await this.relations.of(by, survivorId);
    if (!relation || !decide({ by, operation, relation, purpose, classes })) {
      await this.refused.note(by, { operation, purpose, survivorId });
      return null;
    }
    const position =
      file?.loggedAt ?? (await this.log.write(by, { type: 'AuditLogRead', data: { survivorId, purpose } })).position;
    if (file) file.loggedAt = position;
    const { tableName, tablePath } = this.db.getMetadata(ReadingFact);
    const fresh = await waitForPosition(this.db, [tableName], position);
    const [day = null, lastPosition = null] = after?.split('/') ?? [];
    const found: (LooksOfDay & { readonly position: string })[] = await this.db.query(looksByDaySql(tablePath), [
      survivorId,
      LISTS,
      by.role === 'AUDITOR',
      day,
      lastPosition,
      first + 1,
      LOOKS,
      ROLES,
      from,
      to,
    ]);
    const edges = found.map((one) => ({
      cursor: `${one.day}/${one.position}`,
      node: { ...one, purpose: knownCode(PURPOSES, one.purpose), classes: knownClasses(one.classes) },
    }));
    const complete =
      !(await hasUnknownLooks(this.db, survivorId)) &&
      (!fresh || (await showsAll(this.db, this.log.recentAbout(survivorId, position))));
    return { ...toPage(edges, { first, after, stale: !fresh }), complete };
  }
}
