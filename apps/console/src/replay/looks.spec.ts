import { looksByPart } from './looks.js';

const look = (manner: string) => ({ manner }) as Parameters<typeof looksByPart>[0][number];
const mannersByPart = (...manners: readonly string[]) =>
  looksByPart(manners.map(look)).map(([part, some]) => [part, some.map(({ manner }) => manner)]);

describe('the readers of a record', () => {
  it('stand apart by what they did: who saw it in a list did not open it', () => {
    expect(mannersByPart('LISTED', 'OPENED', 'ACCESS_LOG', 'REFUSED', 'LISTED', 'EMERGENCY')).toEqual([
      ['special', ['REFUSED', 'EMERGENCY']],
      ['opened', ['OPENED']],
      ['seen', ['LISTED', 'LISTED']],
      ['asked', ['ACCESS_LOG']],
    ]);
  });

  it('leave out a part that nobody is in', () => {
    expect(mannersByPart('LISTED')).toEqual([['seen', ['LISTED']]]);
  });
});
