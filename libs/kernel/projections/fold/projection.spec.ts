import { appliesTo } from './projection.js';
import type { ProjectableEvent } from './projectable-event.js';

const corrected = (category: string) =>
  ({ data: {}, meta: { type: 'EntryCorrected', category } }) as unknown as ProjectableEvent;
const on = { EntryCorrected: () => null };

describe('a projection', () => {
  it('observes an event of that name in any stream, unless it names the streams', () => {
    expect(['survivor', 'prosecution'].map((category) => appliesTo({ on }, corrected(category)))).toEqual([true, true]);
    expect(
      ['survivor', 'prosecution'].map((category) => appliesTo({ on, of: 'survivor' }, corrected(category))),
    ).toEqual([true, false]);
  });

  it('observes no other event', () => {
    expect(appliesTo({ on: {} }, corrected('survivor'))).toBe(false);
  });
});
