import type { RecordedEvent } from '#kernel/event-store';
import { begunIn, slices } from './compared-events.js';

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

describe('the records that begin in a part', () => {
  const first = (record: string, more: Partial<RecordedEvent> = {}) =>
    ({ stream: `survivor-${record}`, revision: 0, position: 8n, recordedAt: at(2), ...more }) as RecordedEvent;
  const at = (minute: number) => `2020-02-01T08:0${minute}:00.000Z`;
  const flaw = { kind: 'unproven', reason: 'it has no code of this log' } as const;
  const before = { upTo: 7n, latestInstant: at(1) };

  it('are those of survivors, by events that are proven', () => {
    const events = [first('a'), first('b', { stream: 'access-b' }), first('c', { flaw }), first('d', { revision: 1 })];
    expect([...begunIn(events, before)]).toEqual(['a']);
  });

  it('are none that may have been compared before', () => {
    const events = [first('a', { position: 7n }), first('b', { recordedAt: at(1) }), first('c')];
    expect([...begunIn(events, before)]).toEqual(['c']);
  });
});
