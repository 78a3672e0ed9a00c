import type { Checkpoint } from '#kernel/projections';
import { toProjectionType, type LogProgress } from './to-projection-type.js';

const now = new Date('2026-03-01T09:00:00.000Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const checkpoint: Checkpoint = {
  name: 'person',
  position: '7',
  origin: '0123abcd',
  eventId: null,
  hash: null,
  events: null,
  recordedAt: ago(600),
  reason: null,
  seenAt: ago(2),
};
const known: LogProgress = {
  name: 'person',
  checkpoint,
  head: 7n,
  waitingSince: undefined,
  refused: undefined,
  log: { origin: '0123abcd' },
  now,
};
const refused = { count: 2, last: 'CASE_CLOSED' };

describe('the state of a reader of the log', () => {
  it.each<[string, Partial<LogProgress>, object]>([
    ['has read everything', {}, { state: 'live', lagSeconds: 0, position: '0123abcd.7', head: '0123abcd.7' }],
    ['has nothing to read', { head: null }, { state: 'live', lagSeconds: 0, head: null }],
    [
      'is behind, by the age of the next event and not of the last one read',
      { head: 9n, waitingSince: ago(3) },
      { state: 'behind', lagSeconds: 3, position: '0123abcd.7', head: '0123abcd.9' },
    ],
    [
      'has stopped, and has a reason',
      { head: 9n, waitingSince: ago(3), checkpoint: { ...checkpoint, reason: 'LogMismatch: another log.' } },
      { state: 'stopped', lagSeconds: 3, reason: 'LogMismatch: another log.' },
    ],
    [
      'is silent',
      { checkpoint: { ...checkpoint, seenAt: ago(16) } },
      { state: 'stopped', reason: expect.stringContaining('no sign of life') },
    ],
    [
      'has never given a sign of life',
      { checkpoint: { ...checkpoint, seenAt: null } },
      { state: 'stopped', reason: expect.stringContaining('no sign of life') },
    ],
    [
      'has no checkpoint',
      { checkpoint: undefined, waitingSince: ago(600) },
      { state: 'new', position: null, lagSeconds: 600, reason: expect.stringContaining('has no checkpoint yet') },
    ],
    [
      'reads a log that the API cannot read',
      { head: undefined },
      { state: 'unknown', lagSeconds: null, head: null, position: '0123abcd.7', reason: expect.any(String) },
    ],
    ['has had commands refused', { refused }, { state: 'live', reason: '2 refused, last: CASE_CLOSED' }],
    [
      'has had commands refused, and has stopped',
      { refused, checkpoint: { ...checkpoint, reason: 'CheckpointConflict: another one.' } },
      { state: 'stopped', reason: 'CheckpointConflict: another one. 2 refused, last: CASE_CLOSED' },
    ],
    [
      'has parked records',
      { waitingSince: ago(3), head: 9n, table: { rows: 8, parked: 2, parkedSince: ago(60) } },
      {
        state: 'behind',
        lagSeconds: 3,
        head: '0123abcd.9',
        rows: 8,
        parked: 2,
        since: ago(60),
        reason: '2 parked: npx homeward projections why.',
      },
    ],
    ['has read another log', { log: { origin: 'ffffffff' } }, { position: '0123abcd.7', head: 'ffffffff.7' }],
  ])('when it %s', (_, more, standing) => {
    expect(toProjectionType({ ...known, ...more })).toEqual({
      name: 'person',
      position: expect.anything(),
      head: expect.anything(),
      lagSeconds: 0,
      state: 'live',
      reason: null,
      rows: null,
      parked: 0,
      since: more.waitingSince ?? null,
      ...standing,
    });
  });
});
