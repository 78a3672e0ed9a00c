import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { Refusal, fold, type Actor, type AnyDecider } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import {
  Codec,
  InMemoryEventStore,
  POLICY_ROLE,
  AggregateStore,
  otherStreamsIn,
  recordingOf,
  type OpenedEvent,
} from '#kernel/event-store';
import { TEST_STAMP, openTestLog } from '#kernel/event-store/testing';
import type { SurvivorState } from '#domain/survivor';
import { classesOf, readingOf, type Receipt, type AggregateStores } from '#nest';
import { PlainSealing, digestWith } from '#kernel/integrity';
import { aggregates, steps } from '../index.js';

const actor = (id: string, role: string, office: string): Actor => ({ id, role, organisation: 'A21', office });

/** Everybody who has a token: some of one office, some of another, some of none. */
export const PEOPLE: readonly Actor[] = [
  actor('sokha', 'CASE_WORKER', 'Poipet'),
  actor('bopha', 'CASE_WORKER', 'SiemReapCac'),
  actor('chenda', 'CASE_WORKER', ''),
  actor('makara', 'SUPERVISOR', 'Poipet'),
  actor('sophea', 'SUPERVISOR', 'SiemReapCac'),
  actor('nobodys', 'SUPERVISOR', ''),
  actor('veasna', 'LEGAL_OFFICER', 'Poipet'),
  actor('borey', 'LEGAL_OFFICER', 'SiemReapCac'),
  actor('kunthea', 'FORENSIC_INTERVIEWER', 'SiemReapCac'),
  actor('rithy', 'FORENSIC_INTERVIEWER', 'Poipet'),
  actor('vuthy', 'AUDITOR', 'Poipet'),
  actor('chan', 'ANALYST', 'Poipet'),
  actor('dara', 'ADMINISTRATOR', 'SiemReapCac'),
];

export type Answer = Receipt | Refusal | Error;

interface Handler {
  execute(asked: { readonly by: Actor }): Promise<Receipt>;
}

/** The real handlers and deciders, over a store in memory. */
export class ServiceInMemory {
  readonly #store = new InMemoryEventStore();
  readonly #codec = new Codec(new PlainSealing(), classesOf(steps), readingOf(steps));
  readonly #handlers = new Map<string, Handler>();
  #stores!: AggregateStores;

  async begin(): Promise<void> {
    const storeContext = {
      store: this.#store,
      codec: this.#codec,
      digest: digestWith(Buffer.alloc(32)),
      origin: await openTestLog(this.#store),
      settings: DEFAULT_SETTINGS,
      stamp: TEST_STAMP,
    };
    const all: Record<string, ReturnType<AggregateStores['of']>> = Object.fromEntries(
      Object.entries<AnyDecider>(aggregates).map(([category, decider]) => [
        category,
        new AggregateStore(
          storeContext,
          category,
          decider,
          undefined,
          (of, ...asked) => all[of]!.isAuthorized(...asked),
          otherStreamsIn((of) => all[of]!),
        ),
      ]),
    );
    const stores: AggregateStores = { storeContext, of: (category) => all[category]! };
    this.#stores = stores;
    for (const { inputs, providers } of steps) {
      for (const [name, input] of Object.entries(inputs)) {
        const Handler = providers.find((one) => Reflect.getMetadata('__commandHandler__', one) === input);
        if (Handler) this.#handlers.set(name, new (Handler as Type<Handler>)(stores));
      }
    }
  }

  get stores(): AggregateStores {
    return this.#stores;
  }

  /** The commands that people send. */
  get names(): string[] {
    return [...this.#handlers.keys()];
  }

  async ask(name: string, by: Actor, fields: object): Promise<Answer> {
    return this.#handlers
      .get(name)!
      .execute({ ...fields, by })
      .catch((error: unknown) => error as Error);
  }

  /** Does what the policy that follows the survivor's record does. */
  async join(prosecutionId: string, survivorId: string): Promise<void> {
    const command = { survivorId, on: '2020-04-01', court: 'Siem Reap', article: '10' };
    const by = actor('prosecution', POLICY_ROLE, '');
    const metadata = { by, now: new Date().toISOString(), commandId: randomUUID() };
    await this.#stores.of('prosecution').transact(prosecutionId, 'JoinSurvivor', command, metadata);
  }

  async eventsOf(survivorId: string): Promise<OpenedEvent[]> {
    return this.#codec.open(await this.#store.read(`survivor-${survivorId}`));
  }

  async stateOf(survivorId: string): Promise<SurvivorState> {
    const events = await this.eventsOf(survivorId);
    const survivor: AnyDecider = aggregates.survivor;
    return fold(
      survivor,
      events.map((event) => ({ ...event, ...recordingOf(event) })),
    );
  }
}
