import { randomUUID } from 'node:crypto';
import type { RelationsNow } from '#security/access';
import { Refusal, type Actor } from '#kernel/decider';
import type { EventStore, Flaw, RecordedEvent } from '#kernel/event-store';
import type { AggregateStores } from '#nest';
import { SettingAside } from './setting-aside.js';

const vanna: Actor = { id: 'vanna', role: 'ADMINISTRATOR', organisation: 'A21' };
const eventId = randomUUID();

/** The answer to a request about an entry of an operation with the given flaw. */
const answerFor = async (flaw?: Flaw): Promise<string> => {
  const entry = { id: eventId, revision: 3, type: 'OperationConducted', data: {}, ...(flaw && { flaw }) };
  const store = { inspect: async () => [entry as unknown as RecordedEvent] } as unknown as EventStore;
  const stores = {
    storeContext: { origin: '0123abcd' },
    of: () => ({ transact: async () => ({ position: 4n }) }),
  } as unknown as AggregateStores;
  const relations = { of: async () => [] } as unknown as RelationsNow;
  const input = { stream: `operation-${randomUUID()}`, eventId, reason: 'None of us has recorded this.' };
  return new SettingAside(store, stores, relations).request(input as never, vanna).then(
    ({ command }) => command,
    (error: unknown) => (error as Refusal).code,
  );
};

describe('a request to set an entry aside', () => {
  it('is accepted for an entry that fails authentication', async () => {
    expect(await answerFor({ kind: 'unproven', reason: 'it has no code of this log' })).toBe('RequestSetAside');
  });

  it('is refused for a reliable entry', async () => {
    expect(await answerFor()).toBe('SET_ASIDE_NOT_FLAWED');
  });

  it('is refused for a genuine entry behind a missing one, since only a backup repairs that', async () => {
    const flaw: Flaw = { kind: 'unproven', reason: 'the entry before it is missing', isGap: true };
    expect(await answerFor(flaw)).toBe('SET_ASIDE_NOT_FLAWED');
  });
});
