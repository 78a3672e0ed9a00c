import type { RecordedEvent } from '#kernel/event-store';
import { eventDataOf, runsOf } from './copy-log.js';

const event = (stream: string, revision: number, text = ''): RecordedEvent =>
  ({ stream, revision, data: { text }, metadata: {} }) as unknown as RecordedEvent;
const comparable = (events: readonly RecordedEvent[]) =>
  [...runsOf(events)].map((run) => run.map(({ stream, revision }) => `${stream}${revision}`).join(' '));

describe('events are appended together', () => {
  it('only where they follow one another in the log and in one stream', () => {
    const events = [event('a', 0), event('a', 1), event('b', 0), event('a', 2), event('a', 3)];
    expect(comparable(events)).toEqual(['a0 a1', 'b0', 'a2 a3']);
  });

  it('not where an entry between them is missing', () => {
    expect(comparable([event('a', 0), event('a', 2)])).toEqual(['a0', 'a2']);
  });

  it('as long as all of them fit into one append', () => {
    const large = 'x'.repeat(100_000);
    expect(comparable([event('a', 0, large), event('a', 1, large), event('a', 2, large)])).toEqual(['a0 a1', 'a2']);
    const many = Array.from({ length: 501 }, (_, revision) => event('a', revision));
    expect([...runsOf(many)].map(({ length }) => length)).toEqual([500, 1]);
  });

  it('and alone where one is larger than that', () => {
    const huge = 'x'.repeat(700_000);
    expect(comparable([event('a', 0), event('a', 1, huge), event('a', 2)])).toEqual(['a0', 'a1', 'a2']);
  });
});

describe('an event that cannot be read', () => {
  const unreadable = { ...event('a', 0), id: 'e', type: 'T', unreadable: 'its data is not a JSON object' };

  it('is copied with its bytes', () => {
    const bytes = { isJson: false, data: Buffer.from([1, 2]), metadata: Buffer.from('{}') };
    expect(eventDataOf({ ...unreadable, bytes })).toMatchObject({ id: 'e', bytes });
  });

  it('is not copied without them, since a copy with other content would be no copy', () => {
    expect(() => eventDataOf(unreadable)).toThrow('too deeply');
  });
});
