import { REFUSED, standing } from './sets.resolver.js';

const now = new Date('2026-03-01T09:00:00.000Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const set = {
  version: 2,
  state: 'building',
  position: '300',
  since: ago(100),
  resumedFrom: '100',
  resumedAt: ago(20),
  reason: null,
  requestedBy: 'rachana',
} as const;

describe('how a set of views stands', () => {
  it('is told with what is left of it, reckoned from where it was begun again', () => {
    expect(standing(set, 400n, '0123abcd', now)).toMatchObject({
      position: '0123abcd.300',
      head: '0123abcd.400',
      progress: 0.75,
      etaSeconds: 10,
    });
  });

  it.each<[string, object, bigint, object]>([
    [
      'nothing was recorded yet',
      { position: '-1', resumedFrom: '-1' },
      -1n,
      { position: null, head: null, progress: null },
    ],
    ['nothing was taken in yet', { position: '100' }, 400n, { progress: 0.25, etaSeconds: null }],
    ['it is not built any more', { state: 'ready', position: '400' }, 400n, { progress: 1, etaSeconds: null }],
    [
      'more was taken in than the log had when it was looked at',
      { position: '401' },
      400n,
      { progress: 1, etaSeconds: 0 },
    ],
  ])('says no more than is known: %s', (_, more, head, told) => {
    expect(standing({ ...set, ...more }, head, '0123abcd', now)).toMatchObject(told);
  });

  it.each(['REBUILD_UNDERWAY', 'SET_NOT_READY', 'NO_FORMER_SET', 'SET_NOT_REACHED'])(
    'has a sentence for what the projector did not do: %s',
    (code) => expect(REFUSED[code]).toThrow(expect.objectContaining({ code })),
  );
});
