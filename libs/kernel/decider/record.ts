import type { Actor, Decider, EventMetadata } from './decider.js';
import type { EventMap, JsonObject } from './event.js';

/** An entry of the record, unchanged or in its status after a correction or strike-out. */
export interface Entry {
  readonly type: string;
  readonly data: JsonObject;
  readonly recording: EventMetadata;
  readonly status: 'active' | 'corrected' | 'struckOut';
}

export type WithJournal<State> = State & { readonly record: readonly Entry[] };

/** What an amending event makes of an earlier entry: its replacement, or nothing when it was struck out. */
export interface EntryAmendment {
  readonly eventId: string;
  readonly replacement?: JsonObject;
}

type Amending = Readonly<Record<string, (data: never) => EntryAmendment>>;

/**
 * Keeps the whole record in the state, so that an entry can be amended. All entries are then folded again, with the
 * replacement or without the struck-out entry. Nothing is removed: the amending event is an entry too.
 */
export const withJournal = <State extends object, Events extends EventMap, Commands>(
  decider: Decider<State, Events, Commands>,
  amending: Amending,
): Decider<WithJournal<State>, Events, Commands> => ({
  decide: decider.decide,
  initial: { ...decider.initial, record: [] },
  evolve: Object.fromEntries(
    (Object.keys(decider.evolve) as (keyof Events & string)[]).map((type) => [
      type,
      (state: WithJournal<State>, data: Events[typeof type], recording: EventMetadata): WithJournal<State> => {
        const entry: Entry = { type, data, recording, status: 'active' };
        const amended = amending[type]?.(data as never);
        if (!amended) return { ...decider.evolve[type](state, data, recording), record: [...state.record, entry] };
        const record = [...state.record.map((one) => amend(one, amended, recording.by)), entry];
        return { ...replay(decider, record), record };
      },
    ]),
  ) as unknown as Decider<WithJournal<State>, Events, Commands>['evolve'],
});

/** The author of a replacement counts as the author of the entry from then on. */
const amend = (entry: Entry, { eventId, replacement }: EntryAmendment, by: Actor): Entry => {
  if (entry.recording.id !== eventId || entry.status === 'struckOut') return entry;
  return replacement
    ? { ...entry, data: replacement, recording: { ...entry.recording, by }, status: 'corrected' }
    : { ...entry, status: 'struckOut' };
};

/** The state that the entries amount to in their current form. */
export const replay = <State, Events extends EventMap>(
  { initial, evolve }: Pick<Decider<State, Events, never>, 'initial' | 'evolve'>,
  record: readonly Entry[],
): State =>
  record
    .filter(({ status }) => status !== 'struckOut')
    .reduce(
      (state, { type, data, recording }) => evolve[type as keyof Events & string](state, data as never, recording),
      initial,
    );
