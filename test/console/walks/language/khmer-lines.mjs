import { strict as assert } from 'node:assert';

const JOINER = '\u2060';

/** Where the browser ends a line within one of these words, in the texts that the service sends to its pages. */
const findBroken = async ([words, joiner]) => {
  const lines = new Intl.v8BreakIterator('km', { type: 'line' });
  const endsIn = (text) => {
    lines.adoptText(text);
    const ends = [];
    for (let end = lines.first(); end !== -1; end = lines.next()) ends.push(end);
    return ends;
  };
  const names = ['labels', 'forms', 'figures', 'places'];
  const files = await Promise.all(names.map(async (name) => (await fetch(`/console/${name}.km.json`)).text()));
  const texts = files.flatMap((file) => file.match(/"[^"]*[\u1780-\u17ff][^"]*"/g) ?? []);
  let found = 0;
  const broken = texts.flatMap((text) => {
    const ends = endsIn(text);
    return words.filter((word) => {
      const at = text.indexOf(word);
      if (at < 0) return text.includes(word.replace(joiner, ''));
      found++;
      return ends.some((end) => end > at && end < at + word.length);
    });
  });
  return { broken, found };
};

/** Whether a word stands on one line, however narrow its box is. */
const staysWhole = ([before, word]) => {
  const box = document.createElement('p');
  box.lang = 'km';
  box.style.cssText = 'position:absolute;top:0;left:0;margin:0';
  box.textContent = `${before}${word}`;
  document.body.append(box);
  const range = document.createRange();
  range.setStart(box.firstChild, before.length);
  range.setEnd(box.firstChild, before.length + word.length);
  const lines = [];
  for (let width = 60; width < 320; width += 4) {
    box.style.width = `${width}px`;
    lines.push(new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size);
  }
  box.remove();
  return Math.max(...lines) === 1;
};

/** What the copy of a text of the page leaves on the clipboard. */
const copyOf = (word) => {
  const box = document.createElement('p');
  box.textContent = word;
  document.body.append(box);
  getSelection().selectAllChildren(box);
  const copy = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
  box.dispatchEvent(copy);
  box.remove();
  return copy.clipboardData.getData('text/plain');
};

export const khmerLines = [
  {
    name: 'no line ends within a Khmer word that the dictionary of the browser lacks',
    languages: ['km'],
    walk: async (visitor) => {
      const { page } = visitor;
      const { BROKEN_WORDS } = await import('../../../../dist/libs/i18n/keep-together.js');
      await visitor.signIn('sokha');
      await page.locator('main h1').waitFor();
      const words = BROKEN_WORDS.map((word) => word.replace('|', JOINER));
      const { broken, found } = await page.evaluate(findBroken, [words, JOINER]);
      assert.deepEqual(broken, []);
      assert.ok(found > 10, `${found} of these words are in the texts`);
      const [computer] = words;
      const training = 'ការបណ្តុះបណ្តាល';
      assert.equal(await page.evaluate(staysWhole, [training, computer]), true);
      // a browser whose dictionary has the word needs no joiner any more
      assert.equal(await page.evaluate(staysWhole, [training, computer.replace(JOINER, '')]), false);
      // pasted into a form, a joiner would be recorded
      assert.equal(await page.evaluate(copyOf, computer), computer.replace(JOINER, ''));
    },
  },
];
