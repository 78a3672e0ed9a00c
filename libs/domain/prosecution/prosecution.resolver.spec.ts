import { randomUUID } from 'node:crypto';
import { InMemoryEventStore, type EventData } from '#kernel/event-store';
import { OpenableClasses, type AggregateStores } from '#nest';
import type { Actor } from '#kernel/decider';
import type { ReadingRequest, ReadingGate } from '#security/access';
import { openDoor } from '#security/access/testing';
import type { RefusedReadings } from '#security/access-log';
import { ProsecutionResolver } from './prosecution.resolver.js';
import { prosecutionStep } from './prosecution.step.js';

const by: Actor = { id: 'sophal', role: 'LEGAL_OFFICER', organisation: 'homeward' };
const SURVIVORS = Array.from({ length: 25 }, () => randomUUID());

/** Asks for a court case of 25 survivors. The gate opens some of them. */
const ask = async (opens: (survivorId: string) => boolean, id: string = randomUUID(), survivors = SURVIVORS) => {
  const store = new InMemoryEventStore();
  const events = survivors.map((survivorId) => ({
    id: randomUUID(),
    type: 'SurvivorJoined',
    data: { survivorId },
    metadata: {},
  }));
  if (events.length > 0) await store.append(`prosecution-${id}`, events as unknown as EventData[], -1);
  const noted: object[] = [];
  const asked: ReadingRequest[] = [];
  const gate = {
    ...openDoor(),
    pass: async (reading: ReadingRequest) => {
      asked.push(reading);
      return opens(reading.survivorId) ? ({ basis: 'Assignment', classes: [] } as const) : undefined;
    },
  } as ReadingGate;
  const refused = { note: async (_: Actor, one: object) => void noted.push(one) } as unknown as RefusedReadings;
  const db = { getRepository: () => ({ findOneBy: async () => ({ prosecutionId: id }) }) };
  const resolver = new ProsecutionResolver(db as never, store, {} as AggregateStores, gate, refused, [prosecutionStep]);
  const reader = { by, operation: 'prosecution', classes: [], disclosed: new OpenableClasses() };
  return { answer: await resolver.prosecution({ id, purpose: 'COURT' } as never, reader), noted, asked };
};

it('is open to a colleague of one of 25 survivors, without a false attempt on the other 24', async () => {
  const { answer, noted, asked } = await ask((survivorId) => survivorId === SURVIVORS[7]);
  expect(answer).not.toBeNull();
  expect(noted).toEqual([]);
  expect(asked.every(({ amongOthers }) => amongOthers)).toBe(true);
});

it('leaves one trace of a colleague of none, also where there is no such court case', async () => {
  const { answer, noted } = await ask(() => false);
  expect([answer, noted]).toEqual([null, [{ operation: 'prosecution', purpose: 'COURT', survivorId: SURVIVORS[0] }]]);
  const absent = await ask(() => false, randomUUID(), []);
  expect([absent.answer, absent.noted]).toEqual([null, [{ operation: 'prosecution', purpose: 'COURT' }]]);
});
