import type { PersonalClass } from '#decider';
import { categoryOf, ownerOf, subjectOf, type AnyUpcast, type Recorded } from '#event-store';

/** A personal value as a view keeps it: exactly as the log does, with all that is needed to open it. */
export interface SealedValue {
  readonly stream: string;
  readonly eventId: string;
  readonly type: string;
  readonly personalClass: PersonalClass;
  readonly text: string;
  /** Whose it is, where the stream is about somebody else. */
  readonly of?: string;
  /** Where in the sealed payload the fields are, when an entry was restated inside another event. */
  readonly within?: readonly string[];
}

/** What a projection sees of an event besides its open fields. */
export interface Meta {
  /** Whom or what the stream is about. */
  readonly subject: string;
  /** Of which kind of stream it is, such as `survivor`. */
  readonly category: string;
  readonly eventId: string;
  readonly type: string;
  readonly revision: number;
  readonly position: bigint;
  readonly recordedAt: string;
  readonly metadata: Recorded['metadata'];
  /** Opaque: passed on into a row, opened by whoever may. */
  readonly sealed: readonly SealedValue[];
}

/** An event as the read side has it: no key, hence no personal value. */
export interface Seen {
  readonly data: Readonly<Record<string, unknown>>;
  readonly meta: Meta;
  /** Why it cannot be read; a former one could have said anything. */
  readonly unreadable?: { readonly error: unknown; readonly former: boolean };
}

export const streamOf = ({ category, subject }: Pick<Meta, 'category' | 'subject'>): string => `${category}-${subject}`;

/** In the place of an event that is none, or that an upcast stumbles over. */
export const unreadable = (event: Recorded, why: NonNullable<Seen['unreadable']>): Seen => ({
  ...seen({ ...event, data: {} }),
  unreadable: why,
});

/** In today's words, as far as it is open: an upcast of what is sealed would need its key. */
export const seen = ({ data, ...event }: Recorded, upcast: AnyUpcast = {}): Seen => {
  const { sealed = {}, ...open } = data;
  const { stream, id: eventId, type, revision, position, recordedAt, metadata } = event;
  const told = (Object.hasOwn(upcast, type) ? upcast[type]?.(open) : undefined) ?? { type, data: open };
  return {
    data: told.data,
    meta: {
      subject: subjectOf(stream),
      category: categoryOf(stream),
      eventId,
      type: told.type,
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
        ...ownerOf(stream, open),
      })),
    },
  };
};
