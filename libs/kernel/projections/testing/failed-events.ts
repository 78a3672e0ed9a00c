import { randomUUID } from 'node:crypto';
import type { Flaw, RecordedEvent } from '#kernel/event-store';
import { bareEvent } from '#kernel/event-store/testing';

const BOOK = randomUUID();
const borrowed = { on: '2026-01-02', bookId: BOOK, title: 'Emma', pages: 300 };
const met = { on: '2026-01-02', name: 'Ada', languages: ['eng'] };

/** Nested too deeply to be serialised. */
const deep = (): unknown => {
  let one: unknown = [];
  for (let n = 0; n < 20_000; n++) one = [one];
  return one;
};

const PEOPLE = ['person'];
const LOANS = ['loan'];
const LOANED = ['loaned'];
const ALL = ['loan', 'loaned', 'person'];

export interface FailingEvent {
  readonly what: string;
  readonly type: string;
  readonly data: unknown;
  readonly flaw?: Flaw;
  /** The tables that cannot apply it. */
  readonly parks: readonly string[];
}

const borrowing = (what: string, wrong: object, parks: readonly string[]): FailingEvent => ({
  what,
  type: 'Borrowed',
  data: { ...borrowed, ...wrong },
  parks,
});
const meeting = (what: string, wrong: object): FailingEvent => ({
  what,
  type: 'Met',
  data: { ...met, ...wrong },
  parks: PEOPLE,
});
const FORGED: Flaw = { kind: 'unproven', reason: 'it has no code of this log' };
const forged = (what: string, type: string): FailingEvent => ({ what, type, data: borrowed, flaw: FORGED, parks: ALL });
const withoutTitle = ({ title: _, ...rest }: typeof borrowed) => rest;

/** What may be wrong with an event. */
export const FAILING_EVENTS: readonly FailingEvent[] = [
  borrowing('a date that is no date', { on: 'Sophea' }, [...LOANED, ...PEOPLE]),
  borrowing('a date that no month has', { on: '2026-02-30' }, [...LOANED, ...PEOPLE]),
  borrowing('a date beyond the last one of Postgres', { on: '300000000-01-01' }, [...LOANED, ...PEOPLE]),
  borrowing('a number for a date', { on: 5 }, [...LOANED, ...PEOPLE]),
  borrowing('an object for a date', { on: { day: 1 } }, [...LOANED, ...PEOPLE]),
  borrowing('no date where one is required', { on: null }, LOANED),
  borrowing('NUL in a text', { title: 'Em\u0000ma' }, [...LOANS, ...LOANED]),
  borrowing('half a surrogate pair', { title: 'Em\ud800ma' }, [...LOANS, ...LOANED]),
  borrowing('a text nested without end', { title: deep() }, [...LOANS, ...LOANED]),
  { what: 'a column that is missing', type: 'Borrowed', data: withoutTitle(borrowed), parks: LOANED },
  borrowing('a number out of range', { pages: 1e30 }, PEOPLE),
  borrowing('a fraction for a whole number', { pages: 1.5 }, PEOPLE),
  borrowing('a word for a number', { pages: 'many' }, PEOPLE),
  borrowing('null for a number', { pages: null }, PEOPLE),
  borrowing('an object for a number', { pages: {} }, PEOPLE),
  borrowing('an infinite number', { pages: Infinity }, PEOPLE),
  borrowing('an id that is no UUID', { bookId: 'Sophea' }, LOANS),
  borrowing('a number for an id', { bookId: 7 }, LOANS),
  borrowing('a list for an id', { bookId: [BOOK] }, LOANS),
  meeting('a text for a list', { languages: 'eng' }),
  meeting('an object for a list', { languages: {} }),
  meeting('lists of different lengths in a list', { languages: [['eng'], []] }),
  meeting('a value that JSON cannot express', { languages: [1n] }),
  { what: 'nothing at all', type: 'Borrowed', data: null, parks: ALL },
  { what: 'a malformed seal', type: 'Borrowed', data: { ...borrowed, sealed: null }, parks: ALL },
  { what: 'a former event that lacks fields', type: 'Lent', data: {}, parks: ALL },
  { what: 'an amendment without data', type: 'Mistaken', data: null, parks: ALL },
  forged('a forged entry with NUL in its type', 'Bor\u0000rowed'),
  forged('a forged entry with half a surrogate pair in its type', 'Bor\ud800rowed'),
  forged('a forged entry with a type of 3,000 letters', 'Borrowed'.repeat(375)),
];

/** Names that this service never gives to a stream: not all of them can be stored or indexed. */
export const FOREIGN: readonly (readonly [what: string, id: string])[] = [
  ['3,000 letters', Array.from({ length: 100 }, () => randomUUID().slice(0, 30)).join('')],
  ['NUL', 'A\u0000da'],
  ['half a surrogate pair', 'A\ud800da'],
  ['a space', `${randomUUID()} `],
  ['nothing', ''],
];

/** Upcasts a former event to the current form. */
export const UPCAST = {
  Lent: ({ book }: { book?: { id: string } }) => ({ type: 'Borrowed', data: { ...borrowed, bookId: book!.id } }),
};

/** Events of people, as a store returns them. */
export class Spoilt {
  readonly log: RecordedEvent[] = [];

  tell(person: string, type: string, data: unknown, flaw?: Flaw): RecordedEvent {
    const stream = `person-${person}`;
    const event: RecordedEvent = {
      ...bareEvent(type, data),
      stream,
      revision: this.log.filter((one) => one.stream === stream).length,
      position: BigInt(this.log.length),
      recordedAt: '2026-01-05T09:00:00.000Z',
      ...(flaw && { flaw }),
    };
    this.log.push(event);
    return event;
  }

  /** A well-formed event. */
  soundEvent(person: string, which: number): RecordedEvent {
    const book = `9f1c2f0e-9a55-4d0c-8f6e-0f3d5a2b7c4${which % 4}`;
    const events = [
      ['Met', met],
      ['Renamed', { name: 'B' }],
      ['Borrowed', { ...borrowed, bookId: book, pages: which }],
      ['Returned', { bookId: book }],
    ] as const;
    const [type, data] = events[which % events.length]!;
    return this.tell(person, type, data);
  }

  poisonEvent(person: string, { type, data, flaw }: FailingEvent): RecordedEvent {
    return this.tell(person, type, data, flaw);
  }

  at = async (position: bigint): Promise<RecordedEvent | undefined> =>
    this.log.find((one) => one.position === position);

  inspect = async (stream: string): Promise<readonly RecordedEvent[]> =>
    this.log.filter((one) => one.stream === stream);
}
