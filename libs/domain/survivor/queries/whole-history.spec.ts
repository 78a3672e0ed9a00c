import { randomUUID } from 'node:crypto';
import { InMemoryEventStore, type EventStore, type EventData } from '#kernel/event-store';
import { bareEvent, openTestLog } from '#kernel/event-store/testing';
import { wholeHistoryOf } from './whole-history.js';

const HER = randomUUID();
const OTHER = randomUUID();
const PROSECUTION = randomUUID();
const OPERATION = randomUUID();

const store = new InMemoryEventStore();
const record = (stream: string, expected: number, ...told: readonly [type: string, data: object][]) =>
  store.append(
    stream,
    told.map(([type, data]) => bareEvent(type, data)),
    expected,
  );

describe('the whole history of a survivor', () => {
  it('includes their court cases and operations in one order, and nothing about the others in them', async () => {
    await record(`operation-${OPERATION}`, -1, ['OperationConducted', {}]);
    await record(`survivor-${HER}`, -1, ['ReferralReceived', { operationId: OPERATION }]);
    await record(
      `prosecution-${PROSECUTION}`,
      -1,
      ['ProsecutionCommenced', {}],
      ['SurvivorJoined', { survivorId: OTHER }],
    );
    await record(`survivor-${HER}`, 0, ['ProsecutionOpened', { prosecutionId: PROSECUTION }]);
    await record(`prosecution-${PROSECUTION}`, 1, ['SurvivorJoined', { survivorId: HER }], ['VerdictReached', {}]);
    await record(`prosecution-${randomUUID()}`, -1, ['ProsecutionCommenced', {}]);
    await record(`survivor-${HER}`, 1, ['ProsecutionConcluded', { prosecutionId: PROSECUTION }]);

    const { events, chains } = await wholeHistoryOf(store, await openTestLog(store), HER);
    expect(events.map(({ type }) => type)).toEqual([
      'OperationConducted',
      'ReferralReceived',
      'ProsecutionCommenced',
      'ProsecutionOpened',
      'SurvivorJoined',
      'VerdictReached',
      'ProsecutionConcluded',
    ]);
    expect(chains.map(({ stream, checked }) => [stream, checked])).toEqual([
      [`survivor-${HER}`, 3],
      [`operation-${OPERATION}`, 1],
      [`prosecution-${PROSECUTION}`, 4],
    ]);
  });
});

describe('a court case that was taken out of the log as a whole', () => {
  const HOUR = 3_600_000;
  const named = async (...[type, data]: readonly [type: string, data: object]) => {
    const survivorId = randomUUID();
    const log = new InMemoryEventStore();
    await log.append(`survivor-${survivorId}`, [bareEvent(type, data)], -1);
    const chains = async (laterMs: number) =>
      (await wholeHistoryOf(log, await openTestLog(log), survivorId, Date.now() + laterMs)).chains.slice(1);
    return chains;
  };

  it('is unsound: an entry opened it, and nothing of it is left', async () => {
    const chains = await named('ProsecutionOpened', { prosecutionId: PROSECUTION });
    expect(await chains(HOUR)).toEqual([{ stream: `prosecution-${PROSECUTION}`, brokenAt: 0, checked: 0 }]);
  });

  it('may just not have begun yet', async () => {
    const chains = await named('ProsecutionOpened', { prosecutionId: PROSECUTION });
    expect(await chains(HOUR / 2)).toEqual([]);
  });

  it('is no operation, which may be named without being recorded', async () => {
    const chains = await named('ReferralReceived', { operationId: OPERATION });
    expect(await chains(HOUR)).toEqual([]);
  });
});

describe('an unreliable entry', () => {
  it('leads to no court case: a forged entry may name a case of another survivor', async () => {
    const survivorId = randomUUID();
    const forged = { stream: `survivor-${survivorId}`, revision: 0, position: 1n, type: 'ProsecutionOpened' };
    const named = { ...forged, id: randomUUID(), data: { prosecutionId: PROSECUTION }, metadata: {} };
    const flawed = { ...named, flaw: { kind: 'unproven', reason: 'it has no code of this log' } };
    const asked: string[] = [];
    const inspect = async (stream: string) => {
      asked.push(stream);
      return stream === forged.stream ? [flawed] : [];
    };
    const { events } = await wholeHistoryOf({ inspect } as unknown as EventStore, '0123abcd', survivorId);
    expect(asked).toEqual([forged.stream]);
    expect(events).toHaveLength(1);
  });
});

describe('an amendment in a court case', () => {
  it('is included when it amends an entry about the survivor or about all, and left out when about another survivor', async () => {
    const [other, third, hers, began] = Array.from({ length: 4 }, () => randomUUID());
    const [amended, reviewed, kept] = Array.from({ length: 3 }, () => randomUUID());
    const prosecutionId = randomUUID();
    const correction = (eventId: string, replacement: object) => ({ eventId, replacement });
    const told: [id: string, type: string, data: object][] = [
      [began!, 'ProsecutionCommenced', {}],
      [other!, 'SurvivorJoined', { survivorId: OTHER }],
      [third!, 'SurvivorJoined', null as never],
      [hers!, 'SurvivorJoined', { survivorId: HER }],
      [amended!, 'EntryCorrected', correction(other!, { SurvivorJoined: { survivorId: OTHER } })],
      [reviewed!, 'EntryReviewed', { eventId: amended }],
      [randomUUID(), 'EntryReviewed', { eventId: reviewed }],
      [randomUUID(), 'EntryStruckOut', { eventId: other }],
      [randomUUID(), 'EntryStruckOut', { eventId: third }],
      [randomUUID(), 'EntryCorrected', correction('altered', { SurvivorJoined: { survivorId: OTHER } })],
      [kept!, 'EntryCorrected', correction(hers!, { SurvivorJoined: { survivorId: HER } })],
      [randomUUID(), 'EntryReviewed', { eventId: kept }],
      [randomUUID(), 'EntryStruckOut', { eventId: began }],
    ];
    const streams = new InMemoryEventStore();
    const append = (stream: string, entries: typeof told) =>
      streams.append(
        stream,
        entries.map(([id, type, data]) => ({ id, type, data, metadata: {} }) as unknown as EventData),
        -1,
      );
    await append(`survivor-${HER}`, [[randomUUID(), 'ProsecutionOpened', { prosecutionId }]]);
    await append(`prosecution-${prosecutionId}`, told);

    const { events, chains } = await wholeHistoryOf(streams, await openTestLog(streams), HER);
    expect(events.map(({ type, data }) => [type, data])).toEqual([
      ['ProsecutionOpened', { prosecutionId }],
      ['ProsecutionCommenced', {}],
      ['SurvivorJoined', { survivorId: HER }],
      ['EntryCorrected', told[10]![2]],
      ['EntryReviewed', { eventId: kept }],
      ['EntryStruckOut', { eventId: began }],
    ]);
    expect(JSON.stringify(events, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
      OTHER,
    );
    expect(chains.map(({ checked }) => checked)).toEqual([1, told.length]);
  });
});
