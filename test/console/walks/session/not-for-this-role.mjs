import { strict as assert } from 'node:assert';

/** Pages that a menu does not offer to these people, and that an address that a colleague sent leads to. */
const PAGES = [
  ['rachana', '/offices'],
  ['rachana', '/cases'],
  ['sokha', '/figures'],
];

/** What an enum value, or a field of the API, looks like in the middle of a sentence. */
const OF_THE_API = /\b[A-Z]+(?:_[A-Z]+)+\b|\b(?:ADMINISTRATOR|SUPERVISOR|AUDITOR|ANALYST)\b|\b[a-z]+[A-Z]\w+\b/;

export const notForThisRole = [
  {
    name: 'a page that a role may not open says in words who may, without a button that cannot help',
    walk: async (visitor) => {
      const { page } = visitor;
      for (const [person, path] of PAGES) {
        await visitor.signIn(person, path);
        const refused = page.locator('main [role="alert"]').first();
        await refused.waitFor();
        const words = await refused.innerText();
        assert.doesNotMatch(words, OF_THE_API, `${person} at ${path}`);
        assert.match(words, /ask (?:a|an) |សូមសួរ/, `${person} at ${path} learns who may: ${words}`);
        // nor one beside it, to search or to save what is refused
        assert.equal(await page.locator('main button').count(), 0, `${person} at ${path}: ${words}`);
        await visitor.isAccessible();
        await visitor.picture(`not-for-${person}-${path.slice(1)}`, { whole: false });
        await visitor.context.clearCookies();
        await page.evaluate(() => sessionStorage.clear());
      }
    },
  },
];
