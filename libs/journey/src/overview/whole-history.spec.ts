import { randomUUID } from 'node:crypto';
import { InMemoryEventStore, originOf, type Pending } from '#event-store';
import { wholeHistoryOf } from './whole-history.js';

const HER = randomUUID();
const OTHER = randomUUID();
const PROSECUTION = randomUUID();
const OPERATION = randomUUID();

const store = new InMemoryEventStore();
const record = (stream: string, expected: number, ...told: readonly [type: string, data: object][]) =>
  store.append(
    stream,
    told.map(([type, data]) => ({ id: randomUUID(), type, data, metadata: {} }) as unknown as Pending),
    expected,
  );

describe('The whole history of a survivor', () => {
  it('has what happened in her court cases and operations, in one order, and nothing of who shares them', async () => {
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

    const { events, chains } = await wholeHistoryOf(store, await originOf(store), HER);
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
