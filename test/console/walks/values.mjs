import { strict as assert } from 'node:assert';
import { PATIENCE_MS } from '../browser.mjs';
import { courtDistinctive } from '../distinctive-court.mjs';
import { someoneDistinctive } from '../distinctive-values.mjs';

/** All that opens something in place: a part of the page, an entry, its personal values; no document, which not all may open. */
const CLOSED =
  'main details:not([open]) > summary, main [aria-expanded="false"]:not(#documents dd *), #way article button:not([aria-expanded])';

/** Presses all that is closed, and what that shows, until everything is open. */
const openAll = async (page) => {
  for (let pressed = -1; pressed !== 0;) {
    await page.locator('main [aria-busy="true"], main [data-loading]').first().waitFor({ state: 'detached' });
    pressed = await page.evaluate((closed) => {
      const next = [...document.querySelectorAll(closed)].filter(({ dataset }) => !dataset.pressed);
      for (const button of next) {
        button.dataset.pressed = 'yes';
        button.click();
      }
      return next.length;
    }, CLOSED);
  }
};

/** The visible texts, also those that the browser skips drawing while they are out of sight. */
const textsOf = async (page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const texts = { cards: [document.title], timeline: [] };
    while (walker.nextNode()) {
      const { parentElement, data } = walker.currentNode;
      if (parentElement.checkVisibility()) texts[parentElement.closest('#way') ? 'timeline' : 'cards'].push(data);
    }
    return { cards: texts.cards.join(' '), timeline: texts.timeline.join(' ') };
  });

/** Opens everything on the page and reads its texts. A policy may record an entry meanwhile, which closes all: then again. */
const readAll = async (page, expected) => {
  for (const deadline = Date.now() + PATIENCE_MS; ;) {
    await openAll(page);
    const { cards, timeline } = await textsOf(page);
    const text = `${cards} ${timeline}`;
    const missing = expected.filter((value) => !text.includes(value));
    if (missing.length === 0 || Date.now() > deadline) return { cards, text, missing };
  }
};

/** What a value is about, without its number. */
const aboutOf = (value) => value.replace(/^\S+ /, '');

/** What no card shows: how one entry came about, and what a later entry replaced. */
const TIMELINE_ONLY = ['place of the interview', 'document', 'about the child', 'address', 'safety plan'];

/** Everything that the service sends to the page from now on. */
const listening = (page) => {
  const came = [];
  page.on('response', async (response) => {
    if (new URL(response.url()).pathname === '/graphql') came.push(await response.text().catch(() => ''));
  });
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => came.push(String(payload))));
  return came;
};

const EVERYTHING = ['identity', 'contact', 'location', 'health', 'testimony', 'open'];

/**
 * Who reads it, for which purpose; of which classes nothing may reach the browser, and of which everything is on the page.
 * The interviewer knows the name only, and nothing that others heard.
 */
const READERS = [
  { who: 'sophea', purpose: 'CARE', never: [], finds: EVERYTHING },
  { who: 'ratana', purpose: 'CARE', never: EVERYTHING, reads: 'Your role opens no records' },
  { who: 'rachana', purpose: 'CARE', never: EVERYTHING, reads: 'Your role opens no records' },
  { who: 'bopha', purpose: 'CARE', never: EVERYTHING },
  {
    who: 'vuthy',
    purpose: 'AUDIT',
    never: ['identity', 'contact', 'location', 'health', 'testimony'],
    finds: ['open'],
  },
  { who: 'kunthea', purpose: 'CARE', never: ['contact', 'location', 'health', 'testimony', 'open'] },
  { who: 'veasna', purpose: 'COURT', never: ['location', 'health'], finds: ['contact', 'testimony', 'open'] },
];

export const values = [
  {
    name: 'every recorded value stands on the case file, and none that the reader may not see',
    languages: ['en'],
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page, origin } = visitor;
      await visitor.actsAs('sokha');
      const { survivorId, values: recorded } = await someoneDistinctive(visitor);
      assert.ok(recorded.all.length >= 60, `${recorded.all.length} values`);
      await visitor.actsAs('sophea');
      for (const [as, worker] of [
        ['CASE_WORKER', 'sokha'],
        ['FORENSIC_INTERVIEWER', 'kunthea'],
        ['LEGAL_OFFICER', 'veasna'],
      ]) {
        const assigned = { survivorId, as, worker, office: 'SiemReapCac', on: '2020-03-18' };
        const { position } = await visitor.records('assignCaseWorker', assigned);
        await visitor.hasReached(survivorId, position);
      }
      await visitor.actsAs('veasna');
      await courtDistinctive(visitor, survivorId, recorded);

      await visitor.signIn('sokha');
      await visitor.movesTo(`/journey/${survivorId}?purpose=CARE`);
      await page.locator('main article').first().waitFor();
      await page.locator('#actions').waitFor();
      const { cards, missing } = await readAll(page, recorded.all);
      await visitor.picture('values');
      assert.deepEqual(missing, []);
      const besideCards = recorded.all.filter((value) => !cards.includes(value)).map(aboutOf);
      assert.deepEqual([...new Set(besideCards)].toSorted(), TIMELINE_ONLY.toSorted());
      visitor.says(`${recorded.all.length} values, ${besideCards.length} of them in the timeline alone`);

      const came = listening(page);
      for (const { who, purpose, never, finds = [], reads } of READERS) {
        await visitor.signsInAs(who);
        came.length = 0;
        await page.goto(`${origin}/journey/${survivorId}?purpose=${purpose}`, { waitUntil: 'networkidle' });
        if (finds.length > 0) await page.locator('main article').first().waitFor();
        if (reads) await page.getByRole('heading', { name: reads }).waitFor();
        const { text, missing: notFound } = await readAll(page, recorded.of(...finds));
        await visitor.picture(`values-${who}`);
        const leaked = recorded.of(...never).filter((value) => text.includes(value) || came.join('\n').includes(value));
        assert.deepEqual(leaked, [], `${who} sees what they may not`);
        assert.deepEqual(notFound, [], `${who} does not find what they may see`);
        visitor.says(`${who} ${recorded.all.filter((value) => text.includes(value)).length}`);
      }
    },
  },
];
