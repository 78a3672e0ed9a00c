import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { ExpectedRevision } from '../event.js';
import { recallAppend } from './commit.js';

const event = { id: randomUUID(), type: 'Recalled', json: true, data: Buffer.from('{}'), metadata: Buffer.alloc(0) };
const append = (stream: string, expected: ExpectedRevision, events = [event]) => ({ stream, expected, events });

describe('what memory knows before an append', () => {
  it('is the last revision of a stream that it has met, whatever is expected', () => {
    const met = new Map([['one', 4n]]);
    for (const expected of ['any', 'no_stream', 'stream_exists', 4n] as const)
      expect(recallAppend([append('one', expected)], met)?.heads).toEqual(met);
  });

  it('is that a stream which must be new has no event, since its first revision can be written only once', () => {
    expect(recallAppend([append('one', 'no_stream'), append('one', 0n)], new Map())?.heads).toEqual(
      new Map([['one', -1n]]),
    );
  });

  it('is nothing where an append writes nothing, since nothing would prove that the stream is new', () => {
    expect(recallAppend([append('new', 'no_stream'), append('one', 'no_stream', [])], new Map())).toBeUndefined();
  });

  it('is nothing of any other stream, so that Postgres is asked', () => {
    for (const expected of ['any', 'stream_exists', 0n, -1n] as const)
      expect(recallAppend([append('new', 'no_stream'), append('one', expected)], new Map())).toBeUndefined();
  });
});
