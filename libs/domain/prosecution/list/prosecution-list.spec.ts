import type { AccusedType } from '../prosecution.types.js';
import { accusedIn } from './prosecution-list.resolver.js';

const accused = (outcome: AccusedType['outcome']) => ({ outcome }) as AccusedType;

describe('a criminal case in the list', () => {
  it('says how many are accused, and what was decided about those who were judged', () => {
    expect(accusedIn({ accused: [accused('Convicted'), accused(null), accused('Discontinued')] })).toEqual({
      accused: 3,
      decided: ['Convicted', 'Discontinued'],
    });
  });
});
