import type { Entry } from '../client/history.js';
import { withoutOthers } from './others.js';

const entry = (type: string, data: Entry['data']) => ({ type, data }) as Entry;
const shownIn = (data: Entry['data']) => withoutOthers([entry('RelativeLinked', data)])[0]!.data;

describe('the entries of an export', () => {
  it('say that there is a relative, and withhold the id of their record', () => {
    expect(shownIn({ linkId: 'link', relation: 'Sibling', otherSurvivorId: 'brother' })).toEqual({
      linkId: 'link',
      relation: 'Sibling',
      otherSurvivorId: { withheld: true },
    });
  });

  it('say that an id was erased', () => {
    expect(shownIn({ otherSurvivorId: { erased: true } })).toEqual({ otherSurvivorId: { erased: true } });
  });

  it('keep everything else as it is', () => {
    const linked = entry('PersonLinked', { keptSurvivorId: 'kept' });
    expect(withoutOthers([linked])).toEqual([linked]);
  });
});
