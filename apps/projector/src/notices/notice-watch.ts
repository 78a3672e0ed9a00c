import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { hasRole, isNotifiedOf, reliableRegistersIn, staffOn } from '#domain/directory';
import { dayAt } from '#kernel/decider';
import { AggregateStores } from '#nest';
import { SYSTEM_SCHEMA, Sets, TablesOwner, findLiveSet } from '#kernel/projections';
import { NoticeQueue } from '#notices';
import { KeyDatabase, keyHealth } from '#security/keys';
import { reasonOf } from '../reason.js';
import { RepeatedWork } from '../upkeep/repeated-work.js';
import { Alarms } from './alarms.js';
import { DailyWorkNotices } from './due-work.js';
import { noticesTo } from './notices-to.js';

const CHECK_INTERVAL_MS = 60_000;

/** Looks every minute for what no event tells: an alarm of the service, or the hour of somebody's daily message. */
@Injectable()
export class NoticeWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('Notices');
  readonly #watching = new RepeatedWork(
    () => this.look(new Date()),
    CHECK_INTERVAL_MS,
    (error) => this.#log.warn(`NOTICES_FAILED: What is due could not be looked up, and is later. ${reasonOf(error)}`),
  );
  readonly #alarms: Alarms;
  readonly #dueWork: DailyWorkNotices;

  constructor(
    private readonly kept: DataSource,
    private readonly sets: Sets,
    private readonly owner: TablesOwner,
    private readonly keys: KeyDatabase,
    private readonly queue: NoticeQueue,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
  ) {
    this.#alarms = new Alarms(kept);
    this.#dueWork = new DailyWorkNotices(stores.storeContext.settings);
  }

  onApplicationBootstrap(): void {
    this.#watching.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.#watching.stop();
  }

  async look(now: Date): Promise<void> {
    await this.queue.tidy(now);
    const registers = await reliableRegistersIn(this.stores);
    const today = dayAt(now.toISOString());
    const operators = staffOn(
      registers,
      today,
      (worker, id) => hasRole(worker, 'ADMINISTRATOR', 'AUDITOR') && isNotifiedOf(registers, id, 'Alarm', today),
    );
    const live = await findLiveSet(this.kept, this.owner);
    if (operators.length > 0) {
      const schemas = [SYSTEM_SCHEMA, ...(live ? [this.sets.schemaOf(live.version)] : [])];
      const raised = await this.#alarms.findRaised(schemas, await keyHealth(this.keys), now);
      for (const { source, item } of raised)
        await this.queue.enqueue(noticesTo(registers, operators, { source, kind: 'Alarm', items: [item] }), now);
    }
    if (live)
      await this.queue.enqueue(await this.#dueWork.notices(registers, () => this.sets.open(live.version), now), now);
  }
}
