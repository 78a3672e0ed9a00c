import { randomUUID } from 'node:crypto';
import type { JsonObject } from '#kernel/decider';
import { FlawedStream, InMemoryEventStore, type EventData, type Flaw } from '#kernel/event-store';

export const CASE = randomUUID();

export const [commenced, joined, sentenced, corrected] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];

/** A court case with a sentence that was corrected, and what follows. */
export const inCourt = async (more: readonly (readonly [id: string, type: string, data: JsonObject])[] = []) => {
  const store = new InMemoryEventStore();
  const tell = (id: string, type: string, data: JsonObject): EventData => ({
    id,
    type,
    data,
    metadata: {
      schema: 2,
      actor: { id: 'veasna', role: 'LEGAL_OFFICER', organisation: 'A21' },
      command: 'ImposeSentence',
      commandId: id,
      digest: '',
      prevHash: '',
      hash: '',
      $correlationId: id,
      $causationId: id,
    },
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
  await store.append(`prosecution-${CASE}`, events, -1);
  return store;
};

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
