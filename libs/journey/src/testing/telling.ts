import { Refusal, USUAL, type Actor, type EventMap, type EventOf, type JsonObject, type Recording } from '#decider';
import { survivor, type SurvivorState } from '../survivor.js';

type Decide = typeof survivor.decide;
export type Told = {
  [Name in keyof Decide]: readonly [name: Name, command: Parameters<Decide[Name]>[1], asked?: Asking];
}[keyof Decide];

interface Asking {
  readonly by?: Partial<Actor>;
  readonly now?: string;
}

const someone: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'SiemReapCac' };

/**
 * A record made by real commands, one after the other, so that an entry knows the command that made it. The events are
 * `event-0`, `event-1` and so on; a refused command is thrown, unless it is asked for with `answer`.
 */
export class Telling {
  readonly facts: (EventOf<EventMap> & Recording)[] = [];
  #state: SurvivorState = survivor.initial;

  get state(): SurvivorState {
    return this.#state;
  }

  tell(...told: readonly Told[]): this {
    for (const one of told) {
      const at = one[2]?.now ?? '2020-06-30T09:00:00.000Z';
      const by = { ...someone, ...one[2]?.by };
      const commandId = `command-${this.facts.length}`;
      for (const { type, data } of this.#decide(one, commandId)) {
        const recording = { id: `event-${this.facts.length}`, by, at, command: one[0], commandId };
        this.facts.push({ type, data, ...recording });
        this.#state = survivor.evolve[type](this.#state, data as never, recording);
      }
    }
    return this;
  }

  /** What follows, or the code and the sentence of the refusal. */
  answer(...one: Told): readonly EventOf<EventMap>[] | { readonly code: string; readonly message: string } {
    try {
      return this.#decide(one, 'the-command');
    } catch (error) {
      if (error instanceof Refusal) return { code: error.code, message: error.message };
      throw error;
    }
  }

  #decide([name, command, { by, now = '2020-06-30T09:00:00.000Z' } = {}]: Told, commandId: string) {
    const context = { others: {}, by: { ...someone, ...by }, now, commandId, settings: USUAL };
    return survivor.decide[name](this.#state, command as JsonObject as never, context);
  }
}
