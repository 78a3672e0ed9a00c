import { strict as assert } from 'node:assert';
import { openForm } from '../menu.mjs';
import { pdfWith } from './case/a-pdf.mjs';

/** The smallest image that a camera could have made: one grey dot. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

const NEXT_PAGE = /Next page|ទំព័របន្ទាប់/;

const PICTURE = { name: 'consent.png', mimeType: 'image/png', buffer: PNG };

const chooseKind = async (page) => {
  const kind = page.locator('main form select').first();
  await kind.selectOption((await kind.locator('option').nth(1).getAttribute('value')) ?? '');
};

/** Chooses what kind of document it is, and its file, which is uploaded at once. */
export const upload = async (page, file = PICTURE) => {
  await chooseKind(page);
  await page.locator('main input[type=file]').setInputFiles(file);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('main form p[aria-live]')].some(
      ({ textContent }) => textContent !== '' && !textContent.includes('%'),
    ),
  );
};

/** The browser's own button speaks its own language, so that nobody sees it; the keyboard still reaches it. */
const choosesInOurWords = async ({ page, name }) => {
  const field = page.locator('main form input[type=file]');
  assert.equal(await field.evaluate((input) => getComputedStyle(input).opacity), '0');
  const isEnglish = name.startsWith('en');
  await page
    .locator('main form')
    .getByText(isEnglish ? 'Choose a file' : 'ជ្រើសរើសឯកសារ', { exact: true })
    .waitFor();
  assert.equal(await field.getAttribute('title'), isEnglish ? 'No file chosen' : 'មិនទាន់ជ្រើសរើសឯកសារ');
  await chooseKind(page);
  await field.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  assert.ok(await field.evaluate((input) => input === document.activeElement));
  const outline = await field.evaluate(({ nextElementSibling }) => getComputedStyle(nextElementSibling).outlineStyle);
  assert.equal(outline, 'solid', 'the focus is seen');
};

/** @returns the card of a new record's documents, with a PDF in it */
const attachPdf = async (visitor, words) => {
  const { page } = visitor;
  await visitor.signIn('sokha');
  const survivorId = await visitor.receives({ givenName: 'Somaly (SYNTHETIC)' });
  await visitor.movesTo(`/record/attachDocument?survivorId=${survivorId}&purpose=CARE`);
  await page.locator('main form input[type=file]').waitFor();
  await upload(page, { name: 'letter.pdf', mimeType: 'application/pdf', buffer: pdfWith(words) });
  await page.locator('main form [id$=title]').fill('A letter');
  await page.locator('main form button[type=submit]').click();
  await page.waitForURL(/journey/);
  return page.locator('section:has(> #documents), #documents').first();
};

/** What a child said in an interview, recorded by the API. */
const attachRecording = async (visitor, survivorId) => {
  const { origin, bearer } = visitor;
  const headers = { authorization: bearer, 'content-type': 'audio/ogg' };
  const sound = { method: 'POST', headers, body: 'OggS sound' };
  const { documentId } = await (await fetch(`${origin}/documents/${survivorId}?kind=RECORDING`, sound)).json();
  const recording = { kind: 'RECORDING', on: '2020-03-03', title: 'Interview', custody: 'The office' };
  await visitor.records('attachDocument', { survivorId, documentId, ...recording });
};

export const documents = [
  {
    name: 'a signed form is uploaded and stands in the file',
    walk: async (visitor) => {
      const { page } = visitor;
      await visitor.signIn('sokha');
      const survivorId = await visitor.receives({ givenName: 'Somaly (SYNTHETIC)' });
      await visitor.movesTo(`/journey/${survivorId}?purpose=CARE`);
      await page.locator('#actions').waitFor();
      await openForm(page, 'attachDocument');
      await choosesInOurWords(visitor);
      await upload(page);
      await page.getByText(PICTURE.name).waitFor();
      await page.locator('main form [id$=title]').fill('Consent form');
      const on = page.locator('main form input[id$=on]').first();
      if ((await on.inputValue()) === '') await on.fill('2020-03-03');
      await visitor.isAccessible();
      await visitor.picture('document-form');
      await page.locator('main form button[type=submit]').click();
      await page.waitForURL(/journey/);
      const card = page.locator('section:has(> #documents), #documents').first();
      await card.getByText(/PNG/).first().waitFor();
      await card.scrollIntoViewIfNeeded();
      await visitor.picture('document-in-file', { whole: false });
      assert.match(await card.innerText(), /sokha/);
      // the picture opens in the page, and is gone when it is closed
      const press = card.locator('button[aria-expanded="false"]').first();
      await press.click();
      const shown = card.locator('img');
      await shown.waitFor();
      await page.waitForFunction(() => document.querySelector('#documents img, section img')?.naturalWidth === 1);
      assert.match(await shown.getAttribute('src'), /^blob:/);
      await visitor.isAccessible();
      await visitor.picture('document-open', { whole: false });
      await card.locator('button[aria-expanded="true"]').first().click();
      await shown.waitFor({ state: 'detached' });
      // a recording is not for case workers: the list says so, and offers nothing that the service refuses
      await attachRecording(visitor, survivorId);
      await card.getByText(/not open to your role|មិនបើកចំពោះតួនាទី/).waitFor();
      assert.equal(await card.getByRole('button', { name: /^(Open here|បើកមើលនៅទីនេះ)$/ }).count(), 1);
      await visitor.isAccessible();
      await visitor.picture('document-closed', { whole: false });
    },
  },
  {
    name: 'a PDF opens in the page without its powers, and is gone when it is closed',
    walk: async (visitor) => {
      const { page, origin } = visitor;
      const card = await attachPdf(visitor, ['Referral letter', 'Second page', undefined, 'Last page']);
      const asked = [];
      page.on('request', (request) => asked.push(new URL(request.url())));
      page.on('dialog', () => assert.fail('a script of the document ran'));
      await card.locator('button[aria-expanded="false"]').first().click();
      const canvas = card.locator('canvas[data-drawn]');
      await canvas.waitFor();
      assert.match(await canvas.textContent(), /Referral letter/);
      // something was drawn, and in the letters that the document left out
      const ink = await canvas.evaluate((drawn) => {
        const { data } = drawn.getContext('2d').getImageData(0, 0, drawn.width, drawn.height);
        return data.filter((part, at) => at % 4 === 0 && part < 64).length;
      });
      assert.ok(ink > 200, `${ink} dark dots`);
      assert.equal(await card.locator('a[href*="example.org"]').count(), 0);
      assert.match(await card.innerText(), /SHA-256 [0-9a-f]{64}/);
      await visitor.isAccessible();
      await visitor.picture('pdf-open', { whole: false });
      await card.getByRole('button', { name: NEXT_PAGE }).click();
      await card.locator('canvas[data-drawn]').filter({ hasText: 'Second page' }).waitFor();
      // a page that cannot be drawn takes no other one with it
      await card.getByRole('button', { name: NEXT_PAGE }).click();
      await card.getByRole('alert').waitFor();
      await visitor.isAccessible();
      await visitor.picture('pdf-page-broken', { whole: false });
      await card.getByRole('button', { name: /Previous page|ទំព័រមុន/ }).click();
      await card.locator('canvas[data-drawn]').filter({ hasText: 'Second page' }).waitFor();
      const others = asked.filter(({ origin: of, protocol }) => protocol !== 'blob:' && of !== origin);
      assert.deepEqual(others.map(String), []);
      const [worker, ...more] = page.workers();
      assert.equal(more.length, 0);
      const ended = worker.waitForEvent('close');
      await card.locator('button[aria-expanded="true"]').first().click();
      await card.locator('canvas').waitFor({ state: 'detached' });
      await ended;
    },
  },
  {
    name: 'a PDF is never read in the page itself, where the session is',
    widths: ['desktop'],
    walk: async (visitor) => {
      const { page } = visitor;
      const card = await attachPdf(visitor, ['Referral letter']);
      await page.evaluate(() => {
        globalThis.Worker = new Proxy(Worker, { construct: (Real, [, how]) => new Real('/assets/absent.mjs', how) });
      });
      await card.locator('button[aria-expanded="false"]').first().click();
      await card.locator('canvas, [role=alert]').first().waitFor();
      assert.equal(await card.locator('canvas').count(), 0);
    },
  },
];
