import type { RecordedEvent } from '#kernel/event-store';
import { slices } from './compared-events.js';

const entry = (record: number, type: string) => ({ stream: `survivor-${record}`, type }) as RecordedEvent;

describe('the parts of a batch of which records are compared', () => {
  it('have so many records that a stop repeats little and each is worth its commit, and each record whole', () => {
    const batch = Array.from({ length: 60 }, (_, n) => [entry(n, 'ReferralReceived'), entry(n, 'AftercareEntered')]);
    const records = [...slices(batch.flat())].map((part) => new Set(part.map(({ stream }) => stream)).size);
    expect(records).toEqual([25, 25, 10]);
  });

  it('are one where nothing is to be compared', () => {
    const batch = Array.from({ length: 60 }, (_, n) => entry(n, 'CaseNoteRecorded'));
    expect([...slices(batch)]).toEqual([batch]);
  });
});
