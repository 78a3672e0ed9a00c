import { byName } from './by-name.js';
import type { Actor, EventMetadata } from './decider.js';
import type { JsonObject } from './event.js';
import type { InnerDecider, Layer } from './layer.js';

/** An entry of the record, unchanged or in its status after a correction or strike-out. */
export interface Entry {
  readonly type: string;
  readonly data: JsonObject;
  readonly recording: EventMetadata;
  readonly status: 'active' | 'corrected' | 'struckOut';
}

/** The whole record, kept in the state. */
export interface Journal {
  readonly record: readonly Entry[];
}

/** What an amending event makes of an earlier entry: its replacement, or nothing when it was struck out. */
interface EntryAmendment {
  readonly eventId: string;
  readonly replacement?: JsonObject;
}

/** What each amending event makes of an earlier entry. */
export type Amending = Readonly<Record<string, (data: never) => EntryAmendment>>;

/**
 * Keeps the whole record in the state, so that an entry can be amended. All entries are then folded again, with the
 * replacement or without the struck-out entry. Nothing is removed: the amending event is an entry too.
 */
export const journal = (
  amending: Amending,
): Layer<object, Journal> & Required<Pick<Layer<object, Journal>, 'evolve'>> => ({
  name: 'journal',
  initial: { record: [] },
  evolve: (inner, type) => {
    const evolve = inner.evolve[type]!;
    const amendmentOf = byName<[JsonObject], EntryAmendment>(amending)[type];
    return (state, data, recording) => {
      const entry: Entry = { type, data, recording, status: 'active' };
      if (!amendmentOf) return { ...evolve(state, data, recording), record: [...state.record, entry] };
      const amendment = amendmentOf(data);
      const record = [...state.record.map((one) => amend(one, amendment, recording.by)), entry];
      return { ...replay(inner, record), record };
    };
  },
});

/** The author of a replacement counts as the author of the entry from then on. */
const amend = (entry: Entry, { eventId, replacement }: EntryAmendment, by: Actor): Entry => {
  if (entry.recording.id !== eventId || entry.status === 'struckOut') return entry;
  return replacement
    ? { ...entry, data: replacement, recording: { ...entry.recording, by }, status: 'corrected' }
    : { ...entry, status: 'struckOut' };
};

/** The state that the entries amount to in their current form. */
export const replay = <State>(
  { initial, evolve }: Pick<InnerDecider<State>, 'initial' | 'evolve'>,
  record: readonly Entry[],
): State =>
  record
    .filter(({ status }) => status !== 'struckOut')
    .reduce((state, { type, data, recording }) => evolve[type]!(state, data, recording), initial);
