import {
  Refusal,
  type Actor,
  type Decider,
  type EventMap,
  type EventOf,
  type JsonObject,
  type EventMetadata,
  type Settings,
} from '#kernel/decider';

// oxlint-disable-next-line typescript/no-explicit-any -- of any aggregate
type AnyDecider = Decider<any, any, any>;

interface Asking {
  readonly by?: Partial<Actor>;
  readonly now?: string;
}

/** A command by its name, and its author and time if they differ from the usual ones. */
export type GivenCommandOf<D extends AnyDecider> = {
  [Name in keyof D['decide']]: readonly [name: Name, command: Parameters<D['decide'][Name]>[1], asked?: Asking];
}[keyof D['decide']];

/**
 * A record made by real commands, one after the other, so that each entry has its command. The events are `event-0`,
 * `event-1` and so on. A refusal is thrown, unless the command is sent with `answer`.
 */
export class TestRecord<D extends AnyDecider> {
  readonly facts: (EventOf<EventMap> & EventMetadata)[] = [];
  /** The state before each fact. */
  readonly before: D['initial'][] = [];
  #state: D['initial'];

  constructor(
    private readonly decider: D,
    private readonly usual: { readonly by: Actor; readonly now: string; readonly settings: Settings },
  ) {
    this.#state = decider.initial;
  }

  get state(): D['initial'] {
    return this.#state;
  }

  record(...told: readonly GivenCommandOf<D>[]): this {
    for (const one of told) {
      const commandId = `command-${this.facts.length}`;
      const { by, now: at } = this.#asking(one);
      for (const { type, data } of this.#decide(one, commandId)) {
        const recording = { id: `event-${this.facts.length}`, by, at, command: String(one[0]), commandId };
        this.facts.push({ type, data, ...recording });
        this.before.push(this.#state);
        this.#state = this.decider.evolve[type]!(this.#state, data, recording);
      }
    }
    return this;
  }

  /** The resulting events, or the code and the sentence of the refusal. */
  answer(
    ...one: GivenCommandOf<D>
  ): readonly EventOf<EventMap>[] | { readonly code: string; readonly message: string } {
    try {
      return this.#decide(one, 'the-command');
    } catch (error) {
      if (error instanceof Refusal) return { code: error.code, message: error.message };
      throw error;
    }
  }

  #asking([, , { by, now = this.usual.now } = {}]: GivenCommandOf<D>) {
    return { by: { ...this.usual.by, ...by }, now };
  }

  #decide(one: GivenCommandOf<D>, commandId: string): readonly EventOf<EventMap>[] {
    const context = { steps: {}, ...this.#asking(one), commandId, settings: this.usual.settings };
    return this.decider.decide[one[0] as string]!(this.#state, one[1] as JsonObject, context);
  }
}
