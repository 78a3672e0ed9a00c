import type { Case } from './documents.js';
import { inOrder } from './case-order.js';

const one = (survivorId: string, dueOn?: string) => ({ survivorId, nextTask: dueOn ? { dueOn } : null }) as Case;

const order = (...args: Parameters<typeof inOrder>) => {
  const { cases, isByUrgency } = inOrder(...args);
  return [isByUrgency, ...cases.map(({ survivorId }) => survivorId)];
};

describe('all cases', () => {
  it('come by urgency while one page holds them', () => {
    expect(order([one('new'), one('late', '2026-01-01'), one('soon', '2026-02-01')], [], true)).toEqual([
      true,
      'late',
      'soon',
      'new',
    ]);
  });

  it('keep the order of the service, the latest referral first, once there are more than one page', () => {
    const newest = [one('new'), one('late', '2026-01-01')];
    expect(order(newest, [], false)).toEqual([false, 'new', 'late']);
    expect(order(newest, [one('late'), one('old')], false)).toEqual([false, 'new', 'late', 'old']);
  });
});
