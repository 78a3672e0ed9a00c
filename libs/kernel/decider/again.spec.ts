import { acceptIdenticalRetry } from './identical-retry.js';
import { Refusal } from './refusal.js';

describe('an id that is already on record', () => {
  const recorded = { on: '2020-06-01', scopes: ['Interview', 'Services'], cost: { amount: 3 } };

  it('records nothing when the same entry is repeated, in any order of fields', () => {
    expect(
      acceptIdenticalRetry(recorded, { cost: { amount: 3 }, scopes: ['Interview', 'Services'], on: '2020-06-01' }),
    ).toEqual([]);
    expect(acceptIdenticalRetry(recorded, { ...recorded, note: undefined })).toEqual([]);
  });

  it.each([
    ['another value', { ...recorded, on: '2020-06-02' }],
    ['a field more', { ...recorded, note: 'x' }],
    ['a field less', { on: '2020-06-01', scopes: ['Interview', 'Services'] }],
    ['another order in a list', { ...recorded, scopes: ['Services', 'Interview'] }],
    ['another value further in', { ...recorded, cost: { amount: 4 } }],
    ['an object for a list', { ...recorded, scopes: { 0: 'Interview', 1: 'Services' } }],
  ])('is refused for %s', (_, input) => {
    expect(() => acceptIdenticalRetry(recorded, input)).toThrow(Refusal);
  });
});
