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
import { Refusal, type CommandsOf, type EventsOf } from '#kernel/decider';
import {
  EventStore,
  FlawedStream,
  POLICY_ROLE,
  AggregateStore,
  streamFreedBy,
  placeOf,
  subjectOf,
  type RecordedEvent,
} from '#kernel/event-store';
import { survivor, type SurvivorEventType, type SurvivorState } from '#domain/survivor';
import { DocumentStore } from '#security/documents';
import { KeyStore, Tombstones } from '#security/keys';
import { checkpointAt, checkpointEvent, kindOf, type LogByPosition } from '#kernel/projections';
import { STEPS, AggregateStores, type Step } from '#nest';
import { NoKeysSealing } from '../no-keys-sealing.js';
import { ErasureRight, ErasureUnproven } from './erasure-right.js';
import { FollowerLoop, type Signs } from '../follower-loop.js';
import { GATHERING, logState, subscribeUntilDrop } from '../log.js';
import { OpenErasures } from './open-erasures.js';
import { ParkedStreams } from './parked-streams.js';
import { UnprovenParked } from './unproven-parked.js';
import { CannotAnswer } from '../reason.js';
import { runWithRetries } from '../retries.js';
import { codecOf } from '#platform';

/** The namespace of the command ids of the eraser: never change it, or a repeated command would be a new one. */
const COMMAND_IDS = '5d0b8d0a-6a0e-5c53-8c5e-0f7b1f3c2a96';

/** A stable code for monitoring of the process log. */
const UNPROVEN = 'ERASURE_UNPROVEN';

/** Events that may end a later hold of another record, or the approval. */
const MAY_RELEASE: ReadonlySet<string> = new Set<SurvivorEventType>([
  'DuplicateNoted',
  'ProsecutionConcluded',
  'ErasureWithdrawn',
]);

const CARRIED_OUT: ReadonlySet<string> = new Set<SurvivorEventType>(['ErasureApproved', 'ErasureBegun']);

const acts = (event: RecordedEvent): boolean =>
  CARRIED_OUT.has(event.type) || MAY_RELEASE.has(event.type) || streamFreedBy(event) !== undefined;

const ERASER = { id: 'eraser', role: POLICY_ROLE, organisation: 'Homeward' };

type SurvivorCommands = CommandsOf<typeof survivor>;

/**
 * Carries out erasures that two people have approved. The order in the survivor's stream decides: an erasure begins there
 * before a key is touched, and a withdrawal comes before that or not at all. Every later stage is idempotent, and is
 * repeated until the checkpoint has passed it. The checkpoint is beside the keys, so keys from a backup are destroyed
 * once more; and at each start, what the views show as approved and open is carried out, wherever the checkpoint stands.
 * One event alone entitles to nothing: an erasure that the record does not prove is parked, with an alarm.
 */
@Injectable()
export class Eraser implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #following: FollowerLoop;
  readonly #record: AggregateStore<SurvivorState, EventsOf<typeof survivor>, SurvivorCommands>;
  readonly #right: ErasureRight;
  /** What this process knows of them: rows that change meanwhile count at the next start. */
  #parked: UnprovenParked | undefined;
  readonly #log = new Logger('Eraser');

  constructor(
    private readonly store: EventStore,
    private readonly db: DataSource,
    private readonly keys: KeyStore,
    private readonly tombstones: Tombstones,
    private readonly documents: DocumentStore,
    { storeContext }: AggregateStores,
    @Inject(STEPS) steps: readonly Step[],
    private readonly open: OpenErasures,
    @Optional() @Inject(GATHERING) private readonly gatheringMs?: number,
  ) {
    // the process that destroys keys cannot read with them
    const codec = codecOf(steps, new NoKeysSealing());
    this.#right = new ErasureRight(store, codec);
    this.#record = new AggregateStore({ ...storeContext, codec }, 'survivor', survivor);
    this.#following = new FollowerLoop(db, 'eraser', []);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.#following.start((signs) => this.#follow(signs));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#following.stop();
  }

  async #follow({ signal, progressed, live }: Signs): Promise<void> {
    const log = await logState(this.store);
    const after = await this.#position(log);
    this.#parked ??= await UnprovenParked.of(this.db, this.store, ERASER.id);
    const parked = await ParkedStreams.of(this.#parked, this.store, {
      name: ERASER.id,
      answer: (event) => this.#carryOut(event),
      parks: (error) => {
        if (error instanceof ErasureUnproven) return this.#alarm(error);
        if (isHeld(error)) return `${error.code}: ${error.message}`;
        return error instanceof FlawedStream ? kindOf(error) : undefined;
      },
      mayRelease: ({ type }) => MAY_RELEASE.has(type),
    });
    const take = (event: RecordedEvent) =>
      parked.take(event).catch((error: unknown) => {
        throw new CannotAnswer('The eraser', event, error);
      });
    await runWithRetries(this.db, parked.onRequest, signal, async (until) => {
      parked.retryDaily(until);
      for (const event of await this.open.upTo(after)) await take(event);
      const { gatheringMs } = this;
      const following = { after, signal: until, onLive: live, acts, gatheringMs };
      for await (const batch of subscribeUntilDrop(this.store, following)) {
        for (const event of batch) await take(event);
        const last = batch.at(-1)!;
        await this.keys.followed(last.position, { origin: log.origin, ...placeOf(last) });
        progressed();
      }
    });
  }

  /** @returns the reason shown for the parked stream */
  #alarm({ message }: ErasureUnproven): string {
    this.#log.error(`${UNPROVEN}: ${message}. No key was destroyed. See the streams parked for the eraser.`);
    return `${UNPROVEN}: ${message}`;
  }

  /**
   * A log that was cut may contain an approval that was withdrawn later: nothing is destroyed before an operator decides.
   * @throws LogMismatch
   */
  async #position(log: LogByPosition): Promise<bigint> {
    const mark = await this.keys.erasureMark();
    const event = await checkpointEvent(checkpointAt('eraser', mark, log), log);
    if (event && mark.eventId === null)
      await this.keys.followed(mark.position, { origin: log.origin, ...placeOf(event) });
    return mark.position;
  }

  async #carryOut(event: RecordedEvent): Promise<void> {
    const { type, stream, data } = event;
    if (!CARRIED_OUT.has(type)) return;
    await this.#right.prove(event);
    const requestId = data.requestId as string;
    if (type === 'ErasureApproved') return this.#ask(event, 'BeginErasure', { requestId });
    const subject = subjectOf(stream);
    // a backup of keys and log lacks this erasure; the tombstone keeps it
    this.tombstones.add({ subject, requestId, at: new Date().toISOString() });
    await this.keys.destroy(subject);
    await this.documents.removeAll(subject); // nothing opens them any more
    const destroyed = await this.keys.destroyedKeys(subject);
    const recorded = await this.store.inspect(stream);
    if (recorded.some((one) => one.type === 'PersonalDataErased' && !one.flaw && one.data.requestId === requestId))
      return;
    const classes = [...new Set(destroyed.map(({ personalClass }) => personalClass))];
    await this.#ask(event, 'RecordErasure', { requestId, classes, keyIds: destroyed.map(({ id }) => id) });
  }

  /** A refusal means that the erasure was withdrawn meanwhile. */
  async #ask<Name extends keyof SurvivorCommands>(
    { id, stream, metadata }: RecordedEvent,
    name: Name,
    command: SurvivorCommands[Name],
  ): Promise<void> {
    const commandMetadata = {
      by: ERASER,
      now: new Date().toISOString(),
      commandId: v5(`${id} ${name}`, COMMAND_IDS),
      correlationId: metadata.$correlationId,
      causationId: id,
    };
    await this.#record.transact(subjectOf(stream), name, command, commandMetadata).catch((error: unknown) => {
      if (!(error instanceof Refusal && error.code === 'ERASURE_NOT_REQUESTED')) throw error;
    });
  }
}

/** A hold or a verdict in another record followed the approval: the erasure waits, and the reason is shown. */
const isHeld = (error: unknown): error is Refusal => error instanceof Refusal && error.code === 'LEGAL_HOLD';
