import { hears } from './projection.js';
import type { Seen } from './seen.js';

const corrected = (category: string) => ({ data: {}, meta: { type: 'EntryCorrected', category } }) as unknown as Seen;
const on = { EntryCorrected: () => null };

describe('a projection', () => {
  it('observes an event of that name in any stream, unless it names the streams', () => {
    expect(['survivor', 'prosecution'].map((category) => hears({ on }, corrected(category)))).toEqual([true, true]);
    expect(['survivor', 'prosecution'].map((category) => hears({ on, of: 'survivor' }, corrected(category)))).toEqual([
      true,
      false,
    ]);
  });

  it('observes no other event', () => {
    expect(hears({ on: {} }, corrected('survivor'))).toBe(false);
  });
});
