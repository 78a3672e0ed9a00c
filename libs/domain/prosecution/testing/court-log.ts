import { randomUUID } from 'node:crypto';
import type { PersonalClass } from '#kernel/decider';
import { FlawedStream, InMemoryEventStore, type EventData, type Flaw } from '#kernel/event-store';
import type { AggregateStores, Step } from '#nest';
import { openDoor } from '#security/access/testing';
import type { RefusedReadings } from '#security/access-log';
import { ProsecutionResolver } from '../prosecution.resolver.js';
import { prosecutionStep } from '../prosecution.step.js';
import { CourtEntriesResolver } from '../reading/court-entries.resolver.js';

export const CASE = randomUUID();
const CORRECTIONS = {
  upcast: {},
  amends: {
    EntryCorrected: ({ eventId, replacement }: never) => [
      {
        eventId,
        replaces: true,
        amend: ({ meta }: never) => ({ data: replacement[(meta as { type: string }).type], meta }),
      },
    ],
  },
  classes: { EntryCorrected: { eventId: 'open', reason: 'testimony' } },
  lanes: {},
  revealing: {},
  projections: [],
  inputs: {},
} as unknown as Step;
const STEPS = [prosecutionStep, CORRECTIONS];

export const [commenced, joined, sentenced, corrected] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];

const inCourt = async (more: readonly (readonly [id: string, type: string, data: object])[] = []) => {
  const store = new InMemoryEventStore();
  const tell = (id: string, type: string, data: object) => ({
    id,
    type,
    data,
    metadata: { actor: { id: 'veasna', role: 'LEGAL_OFFICER', organisation: 'A21' }, command: 'ImposeSentence' },
  });
  const events = [
    tell(commenced, 'ProsecutionCommenced', { on: '2020-01-05', court: 'Siem Reap', article: '12' }),
    tell(joined, 'SurvivorJoined', { survivorId: randomUUID(), on: '2020-01-05' }),
    tell(sentenced, 'SentenceImposed', { years: 5, on: '2020-05-01' }),
    tell(corrected, 'EntryCorrected', {
      eventId: sentenced,
      replacement: { SentenceImposed: { years: 6, on: '2020-05-01' } },
      sealed: { testimony: 'x' },
    }),
    ...more.map((one) => tell(...one)),
  ];
  await store.append(`prosecution-${CASE}`, events as unknown as EventData[], -1);
  return store;
};

const refused = { note: async () => undefined } as unknown as RefusedReadings;

/** The court case in a log of which somebody altered the sentence. */
export const inAlteredLog = async () => {
  const store = await inCourt();
  const stored = store.read.bind(store);
  const flaw: Flaw = { kind: 'unproven', reason: 'it has no code of this log' };
  return Object.assign(store, {
    inspect: async (stream: string) =>
      (await stored(stream)).map((one) => (one.id === sentenced ? { ...one, flaw } : one)),
    read: async (stream: string) => {
      if ((await stored(stream)).length > 0) throw new FlawedStream(stream, 2, sentenced, flaw);
      return [];
    },
  });
};

export const ask = async (
  opens = true,
  classes?: readonly PersonalClass[],
  more?: Parameters<typeof inCourt>[0],
  inLog = inCourt(more),
) => {
  const store = await inLog;
  // the views have seen the first sentence, and nothing since
  const db = { getRepository: () => ({ findOneBy: async () => ({ prosecutionId: CASE, revision: 2 }) }) };
  const codec = { open: async (events: readonly object[]) => events };
  const stores = { ledger: { codec, origin: 'x' } } as unknown as AggregateStores;
  const door = openDoor(classes);
  const logged: (readonly PersonalClass[])[] = [];
  const pass: typeof door.pass = async (asked) => {
    logged.push(asked.classes);
    return opens ? door.pass(asked) : undefined;
  };
  const permits: typeof door.permits = async (asked) => (opens ? door.permits(asked) : undefined);
  const gate = Object.assign(openDoor(classes), { pass, permits });
  return {
    logged,
    entries: new CourtEntriesResolver(store, stores, gate, refused, STEPS),
    cases: new ProsecutionResolver(db as never, store, { ledger: {} } as never, gate, refused, STEPS),
  };
};
