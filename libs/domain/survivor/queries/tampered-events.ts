import type { PersonalClass } from '#kernel/decider';
import type { Codec, OpenedEvent, RecordedEvent } from '#kernel/event-store';
import type { RowProjection } from '#kernel/projections';
import { changesIn, type FieldChange } from './changes.js';
import type { Readable } from './time-travel.js';

/** Stands for the content of an entry before it was altered. */
const GONE = 'altered';

const NOTHING_LEFT = { command: GONE, commandId: GONE, digest: GONE, prevHash: GONE, hash: GONE } as const;
const NOBODY = { id: GONE, role: GONE, organisation: GONE } as const;

export const partsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const textsIn = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(partsOf(value)).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])),
  );

/** The readable part of an entry in a broken chain: an auditor must see it, however it was altered. */
export const toReadable = (event: RecordedEvent): RecordedEvent => ({
  ...event,
  data: { ...partsOf(event.data), sealed: textsIn(partsOf(event.data).sealed) },
  metadata: {
    schema: 1,
    ...NOTHING_LEFT,
    $correlationId: GONE,
    $causationId: GONE,
    ...textsIn(event.metadata),
    actor: { ...NOBODY, ...textsIn(partsOf(event.metadata).actor) },
  },
});

/** An altered sealed value can no longer be opened: then only the open values are shown. */
export const openReadableParts = (
  codec: Codec,
  event: RecordedEvent,
  only: readonly PersonalClass[],
): Promise<OpenedEvent> =>
  codec.open([event], only).then(
    ([opened]) => opened!,
    () => {
      const { sealed: _, ...data } = event.data;
      return { ...event, data };
    },
  );

/**
 * A view may be unable to apply an altered entry: then the changes up to it are shown.
 * @param broken index of the first altered entry, negative if none of these is
 */
export const changesUpTo = (
  broken: number,
  projections: readonly RowProjection[],
  events: readonly RecordedEvent[],
  reading: Readable,
  from: number,
): FieldChange[][] => {
  try {
    return changesIn(projections, events, reading, from);
  } catch (error) {
    if (broken < 0 || broken >= events.length) throw error;
    return changesIn(projections, events.slice(0, broken), reading, from);
  }
};
