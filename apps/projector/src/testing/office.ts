import { randomUUID } from 'node:crypto';
import { aggregates, steps } from '#domain/aggregates';
import type { Actor, AnyDecider, JsonObject } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { AggregateStore, otherStreamsIn, type Authorize, type EventStore, type Receipt } from '#kernel/event-store';
import { TEST_STAMP, openTestLog } from '#kernel/event-store/testing';
import { AggregateStores, type CommandedCategory } from '#nest';
import { PlainSealing, digestWith } from '#kernel/integrity';
import { codecOf } from '#platform';

/** The aggregate stores of one process: their caches are not shared, so another call stands for another process. */
export const aggregateStoresOver = async (store: EventStore): Promise<AggregateStores> => {
  const codec = codecOf(steps, new PlainSealing());
  const storeContext = {
    store,
    codec,
    digest: digestWith(Buffer.alloc(32)),
    origin: await openTestLog(store),
    settings: DEFAULT_SETTINGS,
    stamp: TEST_STAMP,
  };
  const isAuthorized: Authorize = (category, ...args) => all[category]!.isAuthorized(...args);
  const others = otherStreamsIn((category) => all[category]!);
  const all: Record<string, ReturnType<AggregateStores['of']>> = Object.fromEntries(
    Object.entries<AnyDecider>(aggregates).map(([category, decider]) => [
      category,
      new AggregateStore(storeContext, category, decider, undefined, isAuthorized, others),
    ]),
  );
  return { storeContext, of: (category) => all[category]! };
};

const sophea: Actor = { id: 'sophea', role: 'SUPERVISOR', organisation: 'A21', office: 'SiemReapCac' };

/** People who send commands, as the API would for them. */
export class Office {
  constructor(private readonly stores: AggregateStores) {}

  ask(category: CommandedCategory, id: string, name: string, command: object, by: Actor = sophea): Promise<Receipt> {
    return this.stores.of(category).transact(id, name, command as JsonObject, {
      by,
      now: '2021-03-01T09:00:00.000Z',
      commandId: randomUUID(),
    });
  }

  /** A survivor who agreed to a prosecution. */
  async woman(): Promise<string> {
    const id = randomUUID();
    await this.ask('survivor', id, 'ReceiveReferral', {
      on: '2020-02-01',
      source: 'LawEnforcement',
      office: 'SiemReapCac',
      province: '17',
      urgency: 'Urgent',
      birthDate: '1990-06-01',
      sex: 'Female',
      nationality: 'KH',
      languages: ['khm'],
    });
    await this.ask('survivor', id, 'GiveConsent', {
      scopes: ['Prosecution'],
      givenBy: 'Survivor',
      language: 'khm',
      witnessRole: 'SocialWorker',
      on: '2020-02-02',
    });
    return id;
  }

  open(survivorId: string, prosecutionId: string): Promise<Receipt> {
    return this.ask('survivor', survivorId, 'OpenProsecution', {
      prosecutionId,
      on: '2020-03-09',
      court: 'Siem Reap Provincial Court',
      article: '15',
      role: 'Complainant',
    });
  }

  convict(prosecutionId: string): Promise<Receipt> {
    return this.ask('prosecution', prosecutionId, 'RecordVerdict', { outcome: 'Convicted', on: '2020-11-19' });
  }
}
