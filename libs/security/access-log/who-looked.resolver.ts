import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { DataSource, In, LessThan } from 'typeorm';
import { BASES, RelationsNow, decide } from '#security/access';
import { positionText } from '#kernel/event-store';
import { waitForPosition } from '#kernel/projections';
import {
  AllowedTo,
  CurrentReader,
  AggregateStores,
  PURPOSES,
  knownCode,
  positionInCursor,
  type Reader,
  pageInfoOf,
} from '#nest';
import { BREAK_GLASS_REASONS, LOOKS } from './access.codes.js';
import { AccessLog } from './access-log.js';
import { showsAll } from './recent-looks.js';
import { RefusedReadings } from './refused-readings.js';
import { ReadingFact } from './reading.facts.js';
import { KNOWN, hasUnknownLooks, knownClasses } from './unknown-looks.js';
import { WhoLooked, WhoLookedArgs, type LookType } from './who-looked.type.js';

const PAGE = 50;

@Resolver()
export class WhoLookedResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(RelationsNow) private readonly relations: RelationsNow,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(RefusedReadings) private readonly refused: RefusedReadings,
    @Inject(AggregateStores) private readonly stores: Pick<AggregateStores, 'storeContext'>,
  ) {}

  /** The request itself is logged first: its position is how far the view must have read. */
  @AllowedTo('AUDITOR', 'SUPERVISOR')
  @Query(() => WhoLooked, {
    nullable: true,
    description:
      'Who looked at one survivor’s record, when, why, and at what; for auditors also who asked and was refused. Your request is logged as well.',
  })
  async whoLooked(
    @Args() { survivorId, purpose, first = PAGE, after }: WhoLookedArgs,
    @CurrentReader() { by, operation, classes }: Reader,
  ): Promise<WhoLooked | null> {
    const relation = await this.relations.of(by, survivorId);
    if (!relation || !decide({ by, operation, relation, purpose, classes })) {
      await this.refused.note(by, { operation, purpose, survivorId });
      return null;
    }
    const { position } = await this.log.write(by, { type: 'AuditLogRead', data: { survivorId, purpose } });
    const { storeContext } = this.stores;
    const view = this.db.getRepository(ReadingFact);
    const fresh = await waitForPosition(this.db, [view.metadata.tableName], position);
    const found = await view.find({
      where: {
        subject: survivorId,
        ...KNOWN,
        ...(by.role !== 'AUDITOR' && { kind: In(LOOKS.filter((one) => one !== 'ReadingRefused')) }),
        ...(after !== undefined && { position: LessThan(String(positionInCursor(storeContext, after))) }),
      },
      order: { position: 'DESC' },
      take: first + 1,
    });
    const edges = found.slice(0, first).map(({ recordedFrom, ...one }) => ({
      cursor: positionText(storeContext, BigInt(one.position)),
      node: {
        ...one,
        at: recordedFrom,
        purpose: knownCode(PURPOSES, one.purpose),
        basis: knownCode(BASES, one.basis),
        reason: knownCode(BREAK_GLASS_REASONS, one.reason),
        classes: knownClasses(one.classes),
      } as LookType,
    }));
    return {
      edges,
      pageInfo: pageInfoOf({ edges, after, hasNextPage: found.length > first }),
      stale: !fresh,
      complete:
        !(await hasUnknownLooks(this.db, survivorId)) &&
        (!fresh || (await showsAll(this.db, this.log.recentAbout(survivorId, position)))),
    };
  }
}
