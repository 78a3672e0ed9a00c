import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { steps } from '#domain/aggregates';
import type { Actor, JsonObject } from '#kernel/decider';
import { InMemoryEventStore } from '#kernel/event-store';
import { DIRECTORY, PREFIXES, REGISTERS, type AggregateStores, type CommandedCategory } from '#nest';
import { NoticeQueue, NoticeRow } from '#notices';
import { checkpointIn, freshTables, pollUntil } from '../../testing/checkpoints.js';
import { aggregateStoresOver } from '../../testing/office.js';
import { SHORT_GATHERING_MS } from '../../testing/short-gathering.js';
import { NOTICES, NoticeFollower } from '../notice-follower.js';

export const OFFICE = 'SiemReapCac';
const ROLES = { sophea: 'SUPERVISOR', makara: 'SUPERVISOR', sokha: 'CASE_WORKER', rachana: 'ADMINISTRATOR' } as const;
export type Somebody = keyof typeof ROLES;

const actor = (id: Somebody): Actor => ({ id, role: ROLES[id], organisation: 'A21', office: OFFICE });

/** What a colleague chooses, unless a spec says otherwise. */
export const CHOSEN = {
  kinds: ['Approval', 'Assignment', 'DueWork'],
  language: 'English',
  timeZone: 'Asia/Phnom_Penh',
  dailyAtHour: 7,
};

/** A log with an office of four colleagues, and the queue that is filled from it. */
export class NoticedLog {
  readonly #followers: NoticeFollower[] = [];

  private constructor(
    readonly store: InMemoryEventStore,
    readonly db: DataSource,
    readonly stores: AggregateStores,
    readonly queue: NoticeQueue,
  ) {}

  static async open(): Promise<NoticedLog> {
    const store = new InMemoryEventStore();
    const db = await freshTables([NoticeRow]);
    const log = new NoticedLog(store, db, await aggregateStoresOver(store), new NoticeQueue(db, 0));
    await log.register('OpenOffice', { office: OFFICE, on: '2018-01-01' });
    for (const [worker, role] of Object.entries(ROLES))
      await log.register('RegisterWorker', { worker, roles: [role], office: OFFICE, on: '2018-01-01' });
    return log;
  }

  async close(): Promise<void> {
    for (const follower of this.#followers) await follower.beforeApplicationShutdown();
    await this.db.destroy();
  }

  async ask(category: CommandedCategory, id: string, name: string, command: object, by: Somebody): Promise<void> {
    await this.stores.of(category).transact(id, name, command as JsonObject, {
      by: actor(by),
      now: new Date().toISOString(),
      commandId: randomUUID(),
    });
  }

  register(name: string, command: object, by: Somebody = 'rachana'): Promise<void> {
    return this.ask(DIRECTORY, REGISTERS, name, command, by);
  }

  choose(by: Somebody, more: object): Promise<void> {
    return this.register('ChooseNotices', { ...CHOSEN, ...more }, by);
  }

  /** A survivor with a name, whose case waits for its closure to be approved. */
  async closing(by: Somebody = 'sokha', givenName = 'Sreymom'): Promise<string> {
    const id = randomUUID();
    await this.ask(
      'survivor',
      id,
      'ReceiveReferral',
      {
        on: '2020-02-01',
        source: 'LawEnforcement',
        office: OFFICE,
        province: '17',
        urgency: 'Urgent',
        givenName,
        birthDate: '1990-06-01',
        sex: 'Female',
        nationality: 'KH',
        languages: ['khm'],
      },
      'sokha',
    );
    await this.ask(
      'survivor',
      id,
      'RequestErasure',
      { requestId: randomUUID(), askedBy: 'Survivor', on: '2020-03-01' },
      by,
    );
    return id;
  }

  /** Follows the log, as a projector that starts. @param over a database whose statements may fail */
  async follow(over: DataSource = this.db): Promise<NoticeFollower> {
    const queue = new NoticeQueue(over, 0);
    const stores = await aggregateStoresOver(this.store);
    const follower = new NoticeFollower(this.store, over, queue, stores, steps, SHORT_GATHERING_MS);
    this.#followers.push(follower);
    await follower.onApplicationBootstrap();
    return follower;
  }

  /** Waits until everything was read. @returns the notices, the first one first */
  async waitForNotices(): Promise<readonly NoticeRow[]> {
    await pollUntil(
      async () => [
        (await checkpointIn(this.db, NOTICES))?.position,
        String((await this.store.last(PREFIXES))?.position),
      ],
      ([position, head]) => position === head,
    );
    return this.db.getRepository(NoticeRow).find({ order: { enqueuedAt: 'ASC', worker: 'ASC' } });
  }
}
