import { Inject, Logger } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { DataSource, MoreThanOrEqual } from 'typeorm';
import type { Actor } from '#kernel/decider';
import type { RecordedEvent } from '#kernel/event-store';
import { AggregateStores, AllowedTo, CurrentActor } from '#nest';
import type { AccessEvents } from './access.events.js';
import { AccessLog } from './access-log.js';
import { ALARMS_MAX, RecordAlarmView } from './record-alarm.view.js';

/**
 * The log says which alarms there are, and a row only where to look: who writes the views could accuse somebody who did
 * nothing. Those that this process raised are looked up also where a row is missing.
 */
@Resolver()
export class RecordAlarmsResolver {
  readonly #logger = new Logger('AccessLog');

  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: Pick<AggregateStores, 'ledger'>,
    @Inject(AccessLog) private readonly log: Pick<AccessLog, 'writtenOnce'>,
  ) {}

  @AllowedTo('SUPERVISOR', 'AUDITOR')
  @Query(() => [RecordAlarmView], {
    description: 'Who wanted to open more records in an hour than anybody works with: the newest 50 of your office.',
  })
  async recordAlarms(@CurrentActor() by: Actor): Promise<readonly RecordAlarmView[]> {
    const rows = await this.db
      .getRepository(RecordAlarmView)
      .find({ where: { position: MoreThanOrEqual('0') }, order: { at: 'DESC', eventId: 'ASC' }, take: ALARMS_MAX });
    const { store } = this.stores.ledger;
    const found = await Promise.all([
      ...rows.map(async ({ position }) => alarmIn(await store.at(BigInt(position))) ?? this.#reportForged()),
      ...[...this.log.writtenOnce].map(async (stream) => alarmIn((await store.read(stream))[0])),
    ]);
    const alarms = new Map(found.flatMap((alarm) => (alarm ? [[alarm.eventId, alarm] as const] : [])));
    return [...alarms.values()]
      .filter(({ office }) => by.role === 'AUDITOR' || (office !== null && office === by.office))
      .toSorted((one, other) => other.at.localeCompare(one.at) || one.eventId.localeCompare(other.eventId))
      .slice(0, ALARMS_MAX);
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
