import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { DataSource } from 'typeorm';
import { aggregates, steps } from '#domain/aggregates';
import { Refusal, type AnyDecider, type JsonObject } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { AggregateStore, otherStreamsIn, type EventStore } from '#kernel/event-store';
import { TEST_STAMP, openTestLog } from '#kernel/event-store/testing';
import { MemoryDocumentStore } from '#security/documents/testing';
import { KeyedSealing, type KeyStore, type Tombstones } from '#security/keys';
import { PREFIXES, AggregateStores, type CommandedCategory } from '#nest';
import { digestWith } from '#kernel/integrity';
import { codecOf } from '#platform';
import { Eraser } from '../policies/eraser.js';
import type { OpenErasures } from '../policies/open-erasures.js';
import { SHORT_GATHERING_MS } from './short-gathering.js';

/** The people who send the commands. */
const PEOPLE = { sokha: 'CASE_WORKER', dara: 'SUPERVISOR', makara: 'SUPERVISOR' } as const;
export type Somebody = keyof typeof PEOPLE;

/** A process that records with keys. */
const keyedAggregateStores = async (store: EventStore, keys: KeyStore): Promise<AggregateStores> => {
  const codec = codecOf(steps, new KeyedSealing(keys));
  const storeContext = {
    store,
    codec,
    digest: digestWith(Buffer.alloc(32)),
    origin: await openTestLog(store),
    settings: DEFAULT_SETTINGS,
    stamp: TEST_STAMP,
  };
  const others = otherStreamsIn((category) => table[category as CommandedCategory]);
  const table = Object.fromEntries(
    Object.entries<AnyDecider>(aggregates).map(([category, decider]) => [
      category,
      new AggregateStore(storeContext, category, decider, undefined, undefined, others),
    ]),
  ) as Record<CommandedCategory, ReturnType<AggregateStores['of']>>;
  return { storeContext, of: (category) => table[category] };
};

export interface ParkedHere {
  readonly eventId: string;
  readonly position: string;
  readonly reason: string;
}

/** A database with only the parked streams, and without requests. */
export const onlyParked = (): { readonly db: DataSource; readonly parked: Map<string, ParkedHere> } => {
  const parked = new Map<string, ParkedHere>();
  const query = async (text: string, [first, stream]: readonly string[] = []) => {
    if (text.startsWith('INSERT'))
      for (const { stream, eventId, position, reason } of JSON.parse(first!) as (ParkedHere & { stream: string })[])
        parked.set(stream, { eventId, position, reason });
    if (text.startsWith('DELETE')) parked.delete(stream!);
    return text.startsWith('SELECT stream') ? [...parked].map(([one, row]) => ({ stream: one, ...row })) : [];
  };
  const runner = { connect: async () => Object.assign(new EventEmitter(), { query }), release: async () => undefined };
  const db = Object.assign(new DataSource({ type: 'postgres' }), { query, createQueryRunner: () => runner });
  return { parked, db };
};

/** A file that is written, and never read. */
const NO_TOMBSTONES: Pick<Tombstones, 'add'> = { add: () => undefined };

/** Nothing is shown as approved and not carried out. */
const NONE_OPEN: Pick<OpenErasures, 'upTo'> = { upTo: async () => [] };

export class Records {
  readonly documents = new MemoryDocumentStore();

  private constructor(
    readonly store: EventStore,
    readonly keys: KeyStore,
    readonly stores: AggregateStores,
  ) {}

  static async over(store: EventStore, keys: KeyStore): Promise<Records> {
    return new Records(store, keys, await keyedAggregateStores(store, keys));
  }

  /** The code of the refusal, or ''. */
  async ask(by: Somebody, id: string, name: string, command: object): Promise<string> {
    try {
      await this.stores.of('survivor').transact(id, name, command as JsonObject, {
        by: { id: by, role: PEOPLE[by], organisation: 'A21', office: 'SiemReapCac' },
        now: '2021-03-01T09:00:00.000Z',
        commandId: randomUUID(),
      });
      return '';
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  }

  /** A survivor with a name. */
  async woman(): Promise<string> {
    const id = randomUUID();
    await this.ask('sokha', id, 'ReceiveReferral', {
      on: '2020-02-01',
      source: 'LawEnforcement',
      office: 'SiemReapCac',
      province: '17',
      urgency: 'Urgent',
      givenName: 'Sophea',
      contact: { channel: 'Phone', value: '012 345 678', safe: true },
      sex: 'Female',
      nationality: 'KH',
      languages: ['khm'],
    });
    return id;
  }

  request = (id: string, requestId: string) =>
    this.ask('sokha', id, 'RequestErasure', {
      requestId,
      on: '2020-05-01',
      askedBy: 'Survivor',
      note: 'The survivor wishes it.',
    });
  approve = (id: string, requestId: string) => this.ask('dara', id, 'ApproveErasure', { requestId, on: '2020-05-02' });
  withdraw = (id: string, requestId: string) =>
    this.ask('dara', id, 'WithdrawErasure', {
      requestId,
      on: '2020-05-03',
      reason: 'The survivor no longer wishes it.',
    });
  hold = (id: string, holdId: string) =>
    this.ask('makara', id, 'PlaceLegalHold', { holdId, reason: 'CourtOrder', on: '2020-05-01' });
  lift = (id: string, holdId: string) => this.ask('makara', id, 'LiftLegalHold', { holdId, on: '2020-05-02' });

  told = async (id: string): Promise<string[]> => (await this.store.read(`survivor-${id}`)).map(({ type }) => type);

  /** The survivor's name, as a reader with keys sees it. */
  async name(id: string): Promise<unknown> {
    const [referral] = await this.stores.storeContext.codec.open(await this.store.read(`survivor-${id}`));
    return referral!.data.givenName;
  }

  head = async (): Promise<bigint> => (await this.store.last(PREFIXES))?.position ?? -1n;

  async eraser(
    db = onlyParked().db,
    tombstones: Pick<Tombstones, 'add'> = NO_TOMBSTONES,
    open: Pick<OpenErasures, 'upTo'> = NONE_OPEN,
  ): Promise<Eraser> {
    const eraser = new Eraser(
      this.store,
      db,
      this.keys,
      tombstones as Tombstones,
      this.documents,
      this.stores,
      steps,
      open as OpenErasures,
      SHORT_GATHERING_MS,
    );
    await eraser.onApplicationBootstrap();
    return eraser;
  }
}
