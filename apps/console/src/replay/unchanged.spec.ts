import { countChecked } from './unchanged.js';

const chain = (stream: string, brokenAt: number | null = null) => ({ stream, sound: brokenAt === null, brokenAt });
const entries = [
  { stream: 'survivor-1', revision: 0 },
  { stream: 'prosecution-2', revision: 3 },
  { stream: 'survivor-1', revision: 1 },
];

describe('whether anything in a history was changed afterwards', () => {
  it('is answered for the record and for every court case and operation in it', () => {
    expect(countChecked([chain('survivor-1'), chain('prosecution-2')], entries, true)).toEqual({ is: 'sound' });
    expect(countChecked([chain('survivor-1'), chain('prosecution-2', 3)], entries, true)).toEqual({
      is: 'altered',
      at: 2,
    });
  });

  it('names the altered entry by its place in the list, which is not its revision', () => {
    expect(countChecked([chain('survivor-1', 1)], entries, true)).toEqual({ is: 'altered', at: 3 });
  });

  it('names none when the altered entry of a court case is about somebody else', () => {
    expect(countChecked([chain('survivor-1'), chain('prosecution-2', 9)], entries, true)).toEqual({
      is: 'altered',
      at: undefined,
    });
  });

  it('waits for the altered entry while pages are still read: it is no other record’s', () => {
    const chains = [chain('survivor-1', 9), chain('prosecution-2')];
    expect(countChecked(chains, entries, false)).toBeUndefined();
    const page = { stream: 'survivor-1', revision: 9 };
    expect(countChecked(chains, [...entries, page], false)).toEqual({ is: 'altered', at: 4 });
  });
});
