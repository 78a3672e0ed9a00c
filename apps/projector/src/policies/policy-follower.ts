import {
  Inject,
  Injectable,
  Logger,
  Optional,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v5 } from 'uuid';
import { byName, Refusal, type JsonObject, type PersonalClass } from '#kernel/decider';
import {
  type EventReading,
  Codec,
  EventStore,
  FlawedStream,
  POLICY_ROLE,
  categoryOf,
  streamFreedBy,
  subjectOf,
  type RecordedEvent,
} from '#kernel/event-store';
import { kindOf, toProjectable, type ActingPlace } from '#kernel/projections';
import {
  POLICIES,
  STEPS,
  AggregateStores,
  noteRefusal,
  policyCheckpoint,
  readingOf,
  type Ask,
  type Category,
  type Policy,
  type Step,
} from '#nest';
import { actingPlaceOf, resumeAt } from '../acting-place-of.js';
import { NoKeysSealing } from '../no-keys-sealing.js';
import { FollowerLoop, type Signs } from '../follower-loop.js';
import { GATHERING, subscribeUntilDrop } from '../log.js';
import { ParkedStreams } from './parked-streams.js';
import { CannotAnswer } from '../reason.js';
import { runWithRetries } from '../retries.js';
import { isOfOneRecord } from '../unreadable-record.js';
import { States } from './states.js';
import { codecOf } from '#platform';

/** The namespace of the command ids of policies: never change it, or a repeated command would be a new one. */
const COMMAND_IDS = '1c0f6d5e-2b1a-5e8d-9a37-6d0a4f5b9c13';

/** How many events, and how many milliseconds, may be repeated after a crash. */
const STEP = { events: 50, time: 1_000 };

/**
 * Runs policies, each from its own checkpoint: first the commands, then the checkpoint. After a crash in between, the
 * commands are repeated under the same ids, and the streams that accepted them recognise them.
 */
@Injectable()
export class PolicyFollower implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('Policy');
  readonly #all: readonly {
    readonly policy: Policy;
    readonly following: FollowerLoop;
    readonly place: ActingPlace;
  }[];
  readonly #reading: EventReading;
  /** Without keys: no state that a policy reads needs personal data. */
  readonly #codec: Codec;

  constructor(
    private readonly store: EventStore,
    private readonly db: DataSource,
    private readonly stores: AggregateStores,
    @Inject(POLICIES) policies: readonly Policy[],
    @Inject(STEPS) steps: readonly Step[],
    @Optional() @Inject(GATHERING) private readonly gatheringMs?: number,
  ) {
    this.#reading = readingOf(steps);
    this.#codec = codecOf(steps, new NoKeysSealing());
    this.#all = policies.map((policy) => ({
      policy,
      following: new FollowerLoop(db, policyCheckpoint(policy), [policyCheckpoint(policy)]),
      place: actingPlaceOf(store, db, stores, policyCheckpoint(policy)),
    }));
  }

  async onApplicationBootstrap(): Promise<void> {
    for (const { policy, following, place } of this.#all)
      following.start((signs) => this.#follow(policy, place, signs));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.#all.map(({ following }) => following.stop()));
  }

  /** Reads all streams, though it answers few events: so `caught up` means the same for a policy as for a view. */
  async #follow(policy: Policy, place: ActingPlace, { signal, alive, progressed, live }: Signs): Promise<void> {
    const { name } = place;
    const { onLive } = await resumeAt(place, this.store, { alive, live });
    const states = new States(this.store, this.#codec);
    const parked = await ParkedStreams.of(place, this.store, {
      name,
      answer: (event) => this.#answer(policy, event, states),
      parks: (error) => {
        if (error instanceof Refusal) return `${error.code}: ${error.message}`;
        return isOfOneRecord(error) ? kindOf(error) : undefined;
      },
      mayRelease: ({ type }) => type === policy.releasedBy,
    });
    await runWithRetries(this.db, parked.onRequest, signal, async (until) => {
      parked.retryDaily(until);
      const acts = (event: RecordedEvent) => this.#mayAct(policy, event);
      const { gatheringMs } = this;
      const following = { after: place.position, signal: until, onLive, acts, gatheringMs };
      for await (const batch of subscribeUntilDrop(this.store, following)) {
        let since = { answered: [] as RecordedEvent[], at: Date.now() };
        for (const event of batch) {
          if (streamFreedBy(event) !== undefined) states.forget();
          await parked.take(event).catch((error: unknown) => {
            throw new CannotAnswer(name, event, error);
          });
          since.answered.push(event);
          const pause = since.answered.length >= STEP.events || Date.now() - since.at >= STEP.time;
          if (!pause && event !== batch.at(-1)) continue;
          await place.advance(since.answered);
          progressed();
          since = { answered: [], at: Date.now() };
        }
      }
    });
  }

  /** A flawed event could have contained anything. */
  #mayAct(policy: Policy, event: RecordedEvent): boolean {
    const followed = followedCategory(policy, event);
    if (event.flaw) return followed !== undefined;
    if (streamFreedBy(event) !== undefined || event.type === policy.releasedBy) return true;
    return followed !== undefined && (event.type in followed.on || event.type in this.#reading.upcast);
  }

  /** @throws the refusal for which an answer waits, once all others are given */
  async #answer(policy: Policy, event: RecordedEvent, states: States): Promise<void> {
    let waiting: Refusal | undefined;
    for (const { of, id, name, command, waitsOn } of await this.#findAsks(policy, event, states)) {
      const commandId = v5(`${event.id} ${of}-${id} ${name}`, v5(policy.name, COMMAND_IDS));
      try {
        await this.stores.of(of).transact(id, name, command as JsonObject, {
          by: { id: policyCheckpoint(policy), role: POLICY_ROLE, organisation: 'Homeward' },
          now: new Date().toISOString(),
          commandId,
          correlationId: event.metadata.$correlationId,
          causationId: event.id,
        });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (error.code === waitsOn) {
          waiting = error;
          continue;
        }
        // a rule refused, and would again: one stream must not block all others
        await noteRefusal(this.db, { commandId, policy: policy.name, eventId: event.id, code: error.code });
        // without the other stream: a log of processes must not join two records
        this.#log.warn(
          `POLICY_REFUSED: ${name} on a ${of}, after event ${event.id}, was refused: ${error.code}. It is skipped.`,
        );
      }
    }
    if (waiting) throw waiting;
  }

  /**
   * Folds a state only for events that the policy answers. A flawed event could have contained anything, so it is not
   * skipped, whatever its type.
   */
  async #findAsks(policy: Policy, event: RecordedEvent, states: States): Promise<readonly Ask[]> {
    const followed = followedCategory(policy, event);
    if (followed && event.flaw) throw new FlawedStream(event.stream, event.revision, event.id, event.flaw);
    if (!followed || event.flaw) return [];
    const { data: open, meta } = toProjectable(event, this.#reading);
    const answer = byName<[unknown, string, unknown, unknown], readonly Ask[]>(followed.on)[meta.type];
    if (!answer) return [];
    const { before, after } = await states.around(event, followed.decider);
    const data = policy.opens ? await this.#opened(event, policy.opens) : open;
    return answer(data, subjectOf(event.stream), after, before);
  }

  async #opened(event: RecordedEvent, classes: readonly PersonalClass[]): Promise<JsonObject> {
    const [openEvent] = await this.stores.storeContext.codec.open([event], classes);
    return openEvent!.data;
  }
}

/** What the policy answers in the category of the event's stream. */
const followedCategory = (policy: Policy, { stream }: RecordedEvent) => {
  const category = categoryOf(stream);
  return category === policy.of ? policy : policy.besides?.[category as Category];
};
