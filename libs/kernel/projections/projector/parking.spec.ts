import type { EntityManager } from 'typeorm';
import { FlawedStream } from '#kernel/event-store';
import { byStream, type EventBatch } from '../projector/event-batch.js';
import { UnopenedEvent } from '../projector/projection-error.js';
import { TooManyParkedStreams, projectExcept } from '../projector/parking.js';
import type { ProjectableEvent } from '../fold/projectable-event.js';
import type { Table } from '../projector/table.js';

/** The maximum number of parked streams. */
const PARKED_MAX_STREAMS = 1_000;

const transaction = { query: async () => [] } as unknown as EntityManager;

const eventOf = (subject: string): ProjectableEvent =>
  ({ data: {}, meta: { category: 'account', subject, position: 1n, eventId: subject, type: 'Any' } }) as never;

const batchOf = (...subjects: string[]): EventBatch => ({
  events: subjects.map(eventOf),
  histories: new Map(),
  newStreams: new Map(),
});

/** A table with as many parked streams as are allowed, which fails at every event with this error. */
const fullTable = (error: unknown): Table => {
  const parked = new Set(Array.from({ length: PARKED_MAX_STREAMS }, (_, index) => `account-${index}`));
  const project = async (_: EntityManager, batch: EventBatch) => {
    if (byStream(batch.events).size > 0) throw error;
  };
  return { name: 'balance', parked, project } as unknown as Table;
};

describe('a table with as many parked streams as are allowed', () => {
  it('stops everything at one more stream that the table cannot apply', async () => {
    const table = fullTable(new RangeError('a value that no column can hold'));
    await expect(projectExcept(transaction, table, batchOf('one'))).rejects.toThrow(TooManyParkedStreams);
  });

  const flaw = { kind: 'unproven', reason: 'it has no code of this log' } as const;
  it.each([
    ['with a flawed entry', new FlawedStream('account-one', 0, 'one', flaw)],
    ['whose key was damaged', new UnopenedEvent('BrokenWrapping')],
  ])('parks one more stream %s, since the table is not the cause', async (_, error) => {
    const table = fullTable(error);
    const failed = await projectExcept(transaction, table, batchOf('one'));
    expect(failed.map(({ event }) => event.meta.subject)).toEqual(['one']);
  });
});
