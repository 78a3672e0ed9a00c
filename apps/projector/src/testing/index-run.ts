import { randomUUID } from 'node:crypto';
import { Column, Entity, type DataSource } from 'typeorm';
import { ERASED, type ErasedMark, type JsonObject } from '#kernel/decider';
import { AS_STORED, Codec, InMemoryEventStore, type Metadata, type SubscribeOptions } from '#kernel/event-store';
import { TEST_STAMP, openTestLog } from '#kernel/event-store/testing';
import { PlainSealing, digestWith, type SealPlace } from '#kernel/integrity';
import { Fact, type Amendment, type ProjectableEvent } from '#kernel/projections';
import { blindIndex, type AggregateStores, type Step } from '#nest';
import { DEFAULT_SETTINGS } from '#settings';
import { IndexFollower } from '../index-follower.js';
import { ViewsFirst } from '../views-first.js';
import { checkpointIn, freshTables, ownerOf, pollUntil } from './checkpoints.js';
import { SHORT_GATHERING_MS } from './short-gathering.js';

@Entity('guest_token')
export class GuestToken extends Fact {
  @Column('text') token!: string;
}

type Name = { name: string | ErasedMark };
type Events = { Met: Name };

/** A later name is that of the meeting, for the index. */
const renamed = ({ name }: Name, before: readonly ProjectableEvent[]): readonly Amendment[] =>
  before
    .filter(({ meta }) => meta.type === 'Met')
    .map(({ meta: { eventId } }) => ({ eventId, amend: (entry) => ({ ...entry, data: { name } as JsonObject }) }));

const guestTokens = blindIndex<Events, GuestToken>({
  view: GuestToken,
  on: { Met: ({ name }, token) => (typeof name === 'string' ? [{ token: token('name', name) }] : []) },
  amends: { Renamed: renamed },
});
const upcast = { Greeted: ({ name }: { name: string }) => ({ type: 'Met', data: { name } }) };
const SEALED = { name: 'identity' } as const;
const classes = { Met: SEALED, Renamed: SEALED, Greeted: SEALED, Seen: SEALED };
const amends = { Forgotten: () => [] };
const steps: readonly Step[] = [
  { providers: [], projections: [], indexes: [guestTokens], classes, upcast, amends, inputs: {} },
];

/** The keys of some streams are destroyed, or damaged. */
class Forgetful extends PlainSealing {
  readonly gone = new Set<string>();
  readonly damaged = new Map<string, (place: SealPlace) => Error>();

  override async open(place: SealPlace, sealed: string): Promise<JsonObject> {
    const damage = this.damaged.get(place.stream);
    if (damage) throw damage(place);
    return this.gone.has(place.stream) ? ERASED : super.open(place, sealed);
  }
}

/** A store whose latest subscription can be dropped. */
class DroppingStore extends InMemoryEventStore {
  drop: (reason: unknown) => void = () => undefined;

  override subscribe(following: SubscribeOptions) {
    this.drop = (reason) => following.onDrop?.(reason);
    return super.subscribe(following);
  }
}

interface IndexProcess {
  readonly analyseAfter?: number;
  /** The content of its digest.key. */
  readonly key?: string;
}

const noAggregates = () => {
  throw new Error('An index sends no command.');
};

/** Followers that fill a blind index from a log in memory, with its tokens in a database. */
export class IndexRun {
  readonly store = new DroppingStore();
  readonly viewsFirst = new ViewsFirst();
  readonly sealing = new Forgetful();
  readonly #codec = new Codec(this.sealing, classes, { ...AS_STORED, upcast });
  readonly #followers: IndexFollower[] = [];

  private constructor(readonly db: DataSource) {}

  static async open(): Promise<IndexRun> {
    return new IndexRun(await freshTables([GuestToken]));
  }

  async close(): Promise<void> {
    await this.stop();
    await this.db.destroy();
  }

  /** A follower with caches of its own, as another process has one, which reads on from where its tables are. */
  async start(process: IndexProcess = {}): Promise<IndexFollower> {
    const follower = await this.prepare(process);
    await follower.onApplicationBootstrap();
    return follower;
  }

  /** A follower that has not begun to read the log. */
  async prepare({ analyseAfter, key = 'a key' }: IndexProcess): Promise<IndexFollower> {
    const { store, db, viewsFirst } = this;
    const storeContext = {
      store,
      codec: this.#codec,
      digest: digestWith(Buffer.from(key)),
      origin: await openTestLog(store),
      settings: DEFAULT_SETTINGS,
      stamp: TEST_STAMP,
    };
    const stores: AggregateStores = { storeContext, of: noAggregates };
    const follower = new IndexFollower(
      store,
      db,
      ownerOf(db),
      stores,
      steps,
      viewsFirst,
      SHORT_GATHERING_MS,
      analyseAfter,
    );
    this.#followers.push(follower);
    await follower.onModuleInit();
    return follower;
  }

  /** Stops every follower. */
  async stop(): Promise<void> {
    for (const follower of this.#followers.splice(0)) await follower.beforeApplicationShutdown();
  }

  /** Appends an event. @returns its position */
  async append(stream: string, type: string, data: JsonObject): Promise<bigint> {
    const expected = (await this.store.read(stream)).length - 1;
    const id = randomUUID();
    const event = { id, type, data: await this.#codec.seal(stream, { id, type, data }), metadata: {} as Metadata };
    return (await this.store.append(stream, [event], expected)).position;
  }

  /** Appends an event, and waits until the index has it. */
  async tell(stream: string, type: string, data: JsonObject): Promise<void> {
    const position = await this.append(stream, type, data);
    await pollUntil(
      () => checkpointIn(this.db, 'guest_token'),
      (row) => BigInt(row?.position ?? -1) >= position,
    );
  }

  async tokens(): Promise<(string | null)[]> {
    const rows = await this.db.getRepository(GuestToken).find({ order: { recordedFrom: 'ASC' } });
    return rows.map(({ token }) => token);
  }
}
