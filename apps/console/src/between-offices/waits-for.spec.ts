import { waitsFor } from './waits-for.js';

const makara = { id: 'makara', office: 'Poipet' };
const said = { by: 'makara', office: 'Poipet', isSame: true };
const pair = { state: 'WAITING' as const, offices: ['Poipet', 'SiemReapCac'], judgements: [said] };

describe('a pair that a supervisor has judged', () => {
  it('waits for a supervisor of the other office', () => {
    expect(waitsFor(pair, makara)).toEqual({ office: 'SiemReapCac', isSecond: false });
  });

  it('waits for another supervisor of an office that has both records', () => {
    expect(waitsFor({ ...pair, offices: ['Poipet', 'Poipet'] }, makara)).toEqual({ office: 'Poipet', isSecond: true });
  });

  it('waits for nobody their own word, after another one, or at its end', () => {
    expect(waitsFor({ ...pair, judgements: [] }, makara)).toBeUndefined();
    const other = { by: 'sophea', office: 'SiemReapCac', isSame: false };
    expect(waitsFor({ ...pair, judgements: [said, other] }, makara)).toBeUndefined();
    expect(waitsFor({ ...pair, state: 'AGREED' }, makara)).toBeUndefined();
  });
});
