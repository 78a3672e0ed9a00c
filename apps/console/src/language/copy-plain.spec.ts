import { copyPlain } from './copy-plain.js';

/** What a copy of a selection leaves on the clipboard; undefined where the browser copies as it always does. */
const copied = (selected: string) => {
  const written = new Map<string, string>();
  let isOurs = false;
  // all that a copy uses of a clipboard
  const clipboardData = { setData: (type: string, text: string) => written.set(type, text) } as never;
  copyPlain({ clipboardData, preventDefault: () => (isOurs = true) }, selected);
  return isOurs ? Object.fromEntries(written) : undefined;
};

describe('a copy of what a page shows', () => {
  it('has no joiners, which would be recorded where it is pasted', () => {
    expect(copied('ការបណ្តុះបណ្តាលកុំ\u2060ព្យូទ័រ')).toEqual({ 'text/plain': 'ការបណ្តុះបណ្តាលកុំព្យូទ័រ' });
  });

  it('is left to the browser where there is none', () => expect(copied('ការបញ្ជូន')).toBeUndefined());
});
