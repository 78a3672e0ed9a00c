import type { EventMetadata, PersonalClass } from '#kernel/decider';
import {
  AS_STORED,
  categoryOf,
  ownerOf,
  recordingOf,
  subjectOf,
  type EventReading,
  type RecordedEvent,
} from '#kernel/event-store';

/** A personal value as a view stores it: exactly as in the log, with all that is needed to open it. */
export interface SealedValue {
  readonly stream: string;
  readonly eventId: string;
  readonly type: string;
  readonly personalClass: PersonalClass;
  readonly text: string;
  /** The person that it is about, if the stream is another record's. */
  readonly of?: string;
  /** The path to the fields in the sealed payload, when an entry was restated inside another event. */
  readonly within?: readonly string[];
}

/** What a projection sees of an event besides its open fields. */
export interface Meta {
  /** The person or thing that the stream is about. */
  readonly subject: string;
  /** The kind of the stream: the part of its name before the dash. */
  readonly category: string;
  readonly eventId: string;
  readonly type: string;
  readonly revision: number;
  readonly position: bigint;
  readonly recordedAt: string;
  readonly metadata: RecordedEvent['metadata'];
  /** Opaque: copied into a row, and opened later by those who may. */
  readonly sealed: readonly SealedValue[];
}

/** An event as the read side sees it: without a key, hence without personal values. */
export interface ProjectableEvent {
  readonly data: Readonly<Record<string, unknown>>;
  readonly meta: Meta;
  /** Why it cannot be read; a former event could have contained anything. */
  readonly unreadable?: { readonly error: unknown; readonly former: boolean };
}

/** What a decider may know of the event. */
export const recordingIn = ({ eventId: id, metadata, recordedAt }: Meta): EventMetadata =>
  recordingOf({ id, metadata, recordedAt });

export const streamOf = ({ category, subject }: Pick<Meta, 'category' | 'subject'>): string => `${category}-${subject}`;

/** Stands in for an event that is malformed, or whose upcast fails. */
export const toUnreadable = (
  event: RecordedEvent,
  why: NonNullable<ProjectableEvent['unreadable']>,
): ProjectableEvent => ({
  ...toProjectable({ ...event, data: {} }, AS_STORED),
  unreadable: why,
});

/** The open fields in the current form: an upcast of sealed fields would need their key. */
export const toProjectable = (
  { data, ...event }: RecordedEvent,
  { upcast, subjects }: EventReading,
): ProjectableEvent => {
  const { sealed = {}, ...open } = data;
  const { stream, id: eventId, type, revision, position, recordedAt, metadata } = event;
  const current = (Object.hasOwn(upcast, type) ? upcast[type]?.(open) : undefined) ?? { type, data: open };
  return {
    data: current.data,
    meta: {
      subject: subjectOf(stream),
      category: categoryOf(stream),
      eventId,
      type: current.type,
      revision,
      position,
      recordedAt,
      metadata,
      sealed: Object.entries(sealed).map(([personalClass, text]) => ({
        stream,
        eventId,
        type,
        personalClass: personalClass as PersonalClass,
        text,
        ...ownerOf(subjects, stream, open),
      })),
    },
  };
};
