import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v5 } from 'uuid';
import { Refusal, fold, type JsonObject } from '#decider';
import {
  EventStore,
  POLICY_ROLE,
  recordingOf,
  subjectOf,
  type AnyUpcast,
  type Ledger,
  type Recorded,
} from '#event-store';
import { advance, claim, positionOf, seen } from '#read-models';
import {
  POLICIES,
  STEPS,
  Transactors,
  noteRefusal,
  readingOf,
  type Ask,
  type Category,
  type Policy,
  type Step,
} from '#step';
import { Following, type Signs } from './following.js';
import { standingOf, untilDropped } from './log.js';
import { CannotAnswer } from './reason.js';

/** Namespace of the ids of the commands that policies ask: fixed for ever, or a repeat would no longer be one. */
const COMMAND_IDS = '1c0f6d5e-2b1a-5e8d-9a37-6d0a4f5b9c13';

/**
 * Runs policies, each from its own checkpoint: first the commands, then the checkpoint. After a crash in between they
 * are asked again, under the same ids, and answered from the streams that took them.
 */
@Injectable()
export class PolicyFollower implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('Policy');
  readonly #all: readonly { readonly policy: Policy; readonly following: Following }[];
  readonly #upcast: AnyUpcast;

  constructor(
    private readonly store: EventStore,
    private readonly db: DataSource,
    private readonly transactors: Transactors,
    @Inject(POLICIES) policies: readonly Policy[],
    @Inject(STEPS) steps: readonly Step[],
  ) {
    this.#upcast = readingOf(steps).upcast;
    this.#all = policies.map((policy) => ({
      policy,
      following: new Following(db, 'Policy', [checkpointOf(policy)]),
    }));
  }

  async onApplicationBootstrap(): Promise<void> {
    for (const { policy, following } of this.#all) following.start((signs) => this.#follow(policy, signs));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.#all.map(({ following }) => following.stop()));
  }

  /** Of all streams, though it answers few events: so `caught up` means the same for a policy as for a view. */
  async #follow(policy: Policy, { signal, alive, progressed, live }: Signs): Promise<void> {
    const name = checkpointOf(policy);
    const log = await standingOf(this.store);
    await claim(this.db, [name], log.origin);
    let position = await positionOf(this.db, name, log);
    await alive();
    const onLive = () => {
      if (position >= log.head) live();
    };
    for await (const batch of untilDropped(this.store, { after: position, signal, onLive })) {
      for (const event of batch) {
        await this.#answer(policy, event).catch((error: unknown) => {
          throw new CannotAnswer(name, event, error);
        });
      }
      const last = batch.at(-1)!;
      await advance(this.db, [{ name, position }], last.position, last.recordedAt);
      position = last.position;
      progressed();
    }
  }

  async #answer(policy: Policy, event: Recorded): Promise<void> {
    const { ledger } = this.transactors;
    for (const { of, id, name, command } of await asks(ledger, policy, event, this.#upcast)) {
      const commandId = v5(`${event.id} ${of}-${id} ${name}`, v5(policy.name, COMMAND_IDS));
      try {
        await this.transactors.of(of).transact(id, name, command as JsonObject, {
          by: { id: checkpointOf(policy), role: POLICY_ROLE, organisation: 'Homeward' },
          now: new Date().toISOString(),
          commandId,
          correlationId: event.metadata.$correlationId,
          causationId: event.id,
        });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        // a rule said no, and would again: one stream must not stand in the way of all others
        await noteRefusal(this.db, { commandId, policy: policy.name, eventId: event.id, code: error.code });
        this.#log.warn(`${name} on ${of}-${id}, after event ${event.id}, was refused: ${error.code}. It is left out.`);
      }
    }
  }
}

const checkpointOf = ({ name }: Policy): string => `policy:${name}`;

const asks = async (ledger: Ledger, policy: Policy, event: Recorded, upcast: AnyUpcast): Promise<readonly Ask[]> => {
  const { data, meta } = seen(event, upcast);
  const followed = meta.category === policy.of ? policy : policy.besides?.[meta.category as Category];
  const answer = followed?.on[meta.type];
  if (!followed || !answer) return [];
  const events = (await ledger.store.read(event.stream)).filter(({ revision }) => revision <= event.revision);
  const told = (await ledger.codec.open(events)).map((one) => ({
    type: one.type,
    data: one.data,
    ...recordingOf(one),
  }));
  const before = fold(followed.decider, told.slice(0, -1));
  const after = fold({ ...followed.decider, initial: before }, told.slice(-1));
  return answer(data as never, subjectOf(event.stream), after as never, before as never);
};
