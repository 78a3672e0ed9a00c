import { Inject, Logger } from '@nestjs/common';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { DataSource, MoreThanOrEqual } from 'typeorm';
import type { Actor } from '#kernel/decider';
import type { RecordedEvent } from '#kernel/event-store';
import { AggregateStores, AllowedTo, CurrentActor, latestFirst } from '#nest';
import type { AccessEvents } from './access.events.js';
import { AccessLog } from './access-log.js';
import { ALARMS_SHOWN, RecordAlarmView, RecordAlarmsArgs } from './record-alarm.view.js';

/**
 * The log says which alarms there are, and a row only where to look: who writes the views could accuse somebody who did
 * nothing. Those that this process raised are looked up also where a row is missing.
 */
@Resolver()
export class RecordAlarmsResolver {
  readonly #logger = new Logger('AccessLog');

  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: Pick<AggregateStores, 'storeContext'>,
    @Inject(AccessLog) private readonly log: Pick<AccessLog, 'writtenOnce'>,
  ) {}

  @AllowedTo('SUPERVISOR', 'AUDITOR')
  @Query(() => [RecordAlarmView], {
    description:
      'Who wanted to open more records in an hour than anybody works with: those of your office, the newest first.',
  })
  async recordAlarms(
    @Args() { first = ALARMS_SHOWN, after }: RecordAlarmsArgs,
    @CurrentActor() by: Actor,
  ): Promise<readonly RecordAlarmView[]> {
    const { store } = this.stores.storeContext;
    const raisedHere = [...this.log.writtenOnce].map(async (stream) => alarmIn((await store.read(stream))[0]));
    const isShown = (alarm: RecordAlarmView | undefined): alarm is RecordAlarmView =>
      alarm !== undefined &&
      (by.role === 'AUDITOR' || (alarm.office !== null && alarm.office === by.office)) &&
      (after === undefined || alarm.cursor < after);
    const found = [...(await this.#listed(first, after, isShown)), ...(await Promise.all(raisedHere)).filter(isShown)];
    const alarms = new Map(found.map((alarm) => [alarm.eventId, alarm]));
    return [...alarms.values()].toSorted((one, other) => (one.cursor < other.cursor ? 1 : -1)).slice(0, first);
  }

  @AllowedTo('SUPERVISOR', 'AUDITOR')
  @Query(() => Int, {
    description:
      'How many alarms the views have for you. `recordAlarms` may list fewer or more: the log decides which there are.',
  })
  recordAlarmCount(): Promise<number> {
    return this.db.getRepository(RecordAlarmView).countBy({ position: MoreThanOrEqual('0') });
  }

  /** As many as are asked for, also where rows stand between them of which the log has nothing. */
  async #listed(
    first: number,
    after: string | undefined,
    isShown: (alarm: RecordAlarmView | undefined) => alarm is RecordAlarmView,
  ): Promise<readonly RecordAlarmView[]> {
    const { store } = this.stores.storeContext;
    const found: RecordAlarmView[] = [];
    for (let place = after; ;) {
      const query = this.db.getRepository(RecordAlarmView).createQueryBuilder('one').where('one.position >= 0');
      const { edges } = await latestFirst(query, { on: 'at', id: 'eventId', first, after: place });
      const read = edges.map(
        async ({ node }) => alarmIn(await store.at(BigInt(node.position))) ?? this.#reportForged(),
      );
      found.push(...(await Promise.all(read)).filter(isShown));
      if (found.length >= first || edges.length <= first) return found;
      place = edges.at(-1)!.cursor;
    }
  }

  #reportForged(): undefined {
    this.#logger.error(
      'ALARM_FORGED: the log has nothing of an alarm in the views, which is not shown: somebody else writes to them. See npx homeward verify.',
    );
  }
}

const alarmIn = (entry: RecordedEvent | undefined): RecordAlarmView | undefined => {
  if (!entry || entry.flaw || entry.type !== 'RecordBudgetSpent') return undefined;
  const { id: eventId, recordedAt: at, metadata } = entry;
  const { id: who, role, office = null } = metadata.actor;
  const { records } = entry.data as unknown as AccessEvents['RecordBudgetSpent'];
  return Object.assign(new RecordAlarmView(), { eventId, who, role, office, at, records });
};
