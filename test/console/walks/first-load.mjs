import { strict as assert } from 'node:assert';

/** Bytes on the wire from an empty cache to the first list: page, scripts, styles, texts and fonts, with their headers. */
const MOST = 250_000;

/** The same, and what the service answers: signing in, settings, what this person may ask and do, and the list itself. */
const MOST_WITH_ANSWERS = 265_000;

/** How long the console waits before it loads what the first screen does not need. */
const AFTER_FIRST_SCREEN_MS = [1_500, 3_000];

const fresh = async ({ page, context }) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.clearBrowserCache');
  return devtools;
};

/** The finished requests, by address. */
const heard = (devtools) => {
  const addresses = new Map();
  const came = [];
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => addresses.set(requestId, request.url));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    came.push({ at: addresses.get(requestId) ?? '', bytes: encodedDataLength }),
  );
  return came;
};

/** The page itself, and what it is made of. */
const isFile = (address) =>
  URL.canParse(address) &&
  /^\/(assets\/.*)?$|\.(html|js|css|woff2|svg|png|ico|json|webmanifest)$/.test(new URL(address).pathname);

export const firstLoad = [
  {
    name: 'the first list stays within its budget of bytes on a slow connection',
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page } = visitor;
      // what waits for the first screen comes after it, and must not count because a machine is slow
      await page.addInitScript((late) => {
        const { setTimeout } = globalThis;
        globalThis.setTimeout = (what, ms, ...more) => (late.includes(ms) ? 0 : setTimeout(what, ms, ...more));
      }, AFTER_FIRST_SCREEN_MS);
      const came = heard(await fresh(visitor));
      await visitor.signInByPress('sokha');
      await page.locator('main li a').first().waitFor();
      const letters = await page.evaluate(async () => {
        await document.fonts.ready;
        return performance
          .getEntriesByType('resource')
          .map(({ name }) => /\/((?:khmer|latin)-\w+)-[^/]*\.woff2$/.exec(name)?.[1])
          .filter(Boolean);
      });
      const sumOf = (some) => some.reduce((sum, each) => sum + each.bytes, 0);
      const [all, files] = [sumOf(came), sumOf(came.filter(({ at }) => isFile(at)))];
      visitor.says(`${files} bytes, with answers ${all}; ${[...new Set(letters)].join(', ')}`);
      assert.ok(files > 100_000 && files < MOST, `${files} bytes`);
      assert.ok(all < MOST_WITH_ANSWERS, `${all} bytes with answers`);
      // names, days and case numbers are in Latin letters in both languages
      const isKhmer = visitor.name.startsWith('km');
      // bold Khmer letters are among what comes after the first screen
      const own = isKhmer ? ['khmer-400', 'latin-400', 'latin-600'] : ['latin-400', 'latin-600'];
      assert.deepEqual(
        own.filter((name) => !letters.includes(name)),
        [],
      );
      assert.ok(isKhmer || !letters.includes('khmer-600'), 'no foreign bold letters');
    },
  },
  {
    name: 'the sign-in page loads no font of another language',
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await fresh(visitor);
      await page.goto(origin);
      await page.getByRole('button', { name: /^sokha/ }).waitFor();
      const letters = await page.evaluate(async () => {
        await document.fonts.ready;
        return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
      });
      const own = visitor.name.startsWith('km') ? ['Noto Sans', 'Noto Sans Khmer'] : ['Noto Khmer word', 'Noto Sans'];
      assert.deepEqual([...new Set(letters.map((name) => name.replaceAll('"', '')))].toSorted(), own);
    },
  },
];
