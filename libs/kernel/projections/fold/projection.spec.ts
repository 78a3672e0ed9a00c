import { appliesTo } from './projection.js';
import type { ProjectableEvent } from './projectable-event.js';

const correctionOf = (category: string) =>
  ({ data: {}, meta: { type: 'EntryCorrected', category } }) as unknown as ProjectableEvent;
const on = { EntryCorrected: () => null };

describe('a projection', () => {
  it('observes an event of that name in any stream, unless it names the streams', () => {
    expect(['account', 'prosecution'].map((category) => appliesTo({ on }, correctionOf(category)))).toEqual([
      true,
      true,
    ]);
    expect(
      ['account', 'prosecution'].map((category) => appliesTo({ on, of: 'account' }, correctionOf(category))),
    ).toEqual([true, false]);
  });

  it('observes no other event', () => {
    expect(appliesTo({ on: {} }, correctionOf('account'))).toBe(false);
  });
});
