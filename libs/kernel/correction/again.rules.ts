import {
  Refusal,
  refuse,
  replay,
  type DecisionContext,
  type Entry,
  type EventMap,
  type EventOf,
  type InnerDecider,
  type JsonObject,
  type LayeredCommand,
} from '#kernel/decider';
import { requireSameEntry, type AnyPolicy } from './correction-policy.js';

/** What a decision knows that does not lie in the record: it is as of the time of the correction. */
type CurrentContext = Pick<DecisionContext<unknown>, 'settings' | 'directory'>;

/** Repeats decisions: as the same person, on the same day, on the amended record as it was before the entry. */
export class Redecision<State> {
  constructor(
    private readonly decider: InnerDecider<State>,
    private readonly rules: AnyPolicy,
  ) {}

  /** The data that the entry would have with this command. @throws Refusal when the command would have been refused. */
  decide(record: readonly Entry[], entry: Entry, payload: JsonObject, context: DecisionContext<unknown>): JsonObject {
    const before = record.slice(0, record.indexOf(entry));
    const state = replay(this.decider, before);
    // the corrector answers for a new mark
    const newly = payload.irregular !== undefined && entry.data.irregular === undefined;
    const decided = this.#decide(state, entry, payload, newly ? context.by : entry.recording.by, context);
    const one = decided[placeOf(record, entry)];
    if (one?.type !== entry.type)
      return refuse(
        'CORRECTION_OF_ANOTHER_KIND',
        'That would be an entry of another type: strike this one out, and record what did happen.',
      );
    requireSameEntry(entry, one.data, this.rules);
    return one.data;
  }

  /**
   * The later entries that would have been refused without this one, except for those that follow from it by
   * themselves.
   */
  restingOn(record: readonly Entry[], entry: Entry, known: CurrentContext): Entry[] {
    const { initial, evolve } = this.decider;
    let withIt = initial;
    let without = initial;
    return record.filter((one) => {
      if (one.status === 'struckOut') return false;
      const rests =
        record.indexOf(one) > record.indexOf(entry) &&
        one.recording.command in this.decider.decide &&
        !this.rules.follows?.has(one.type) &&
        this.#isLost(this.#flaw(withIt, one, known), this.#flaw(without, one, known));
      const change = evolve[one.type]!;
      withIt = change(withIt, one.data, one.recording);
      if (one !== entry) without = change(without, one.data, one.recording);
      return rests;
    });
  }

  /** An entry that is refused even with the other one may still rest on it: then the reason of the refusal differs. */
  #isLost(withIt: string | undefined, without: string | undefined): boolean {
    return without !== undefined && without !== withIt;
  }

  /** Why an entry would have been refused; undefined when it would not. */
  #flaw(state: State, one: Entry, known: CurrentContext): string | undefined {
    try {
      const decided = this.#decide(state, one, one.data, one.recording.by, withoutNames(known));
      return decided.some(({ type }) => type === one.type) ? undefined : 'NOTHING_TO_RECORD';
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  }

  #decide(
    state: State,
    { recording: { command, commandId, at } }: Entry,
    payload: JsonObject,
    by: DecisionContext<unknown>['by'],
    { settings, directory }: CurrentContext,
  ): readonly EventOf<EventMap>[] {
    return this.decider.decide[command]!(state, payload as LayeredCommand, {
      steps: {},
      by,
      now: at,
      commandId,
      settings,
      directory,
    });
  }
}

/**
 * A name that is in no register would be refused with the other entry and without it, before any rule about that entry
 * speaks. The registers stay, since rules about trainings and recipients ask them.
 */
const withoutNames = ({ settings, directory }: CurrentContext): CurrentContext => ({
  settings,
  directory: directory && { ...directory, acceptsUnknown: true },
});

/** The position of the entry among those that one command made. */
const placeOf = (record: readonly Entry[], entry: Entry): number =>
  record.filter(({ recording }) => recording.commandId === entry.recording.commandId).indexOf(entry);
