import { strict as assert } from 'node:assert';
import { openMenu } from '../../menu.mjs';
import { adultWaiting, childErased, childWaiting } from './waiting-for-approval.mjs';

const upholds = (page) => page.locator('main form [id="upheld"] input').first().check();

/** What is approved: what people wrote, and, in English, what was chosen. */
const APPROVALS = {
  plan: {
    by: 'sokha',
    ways: ['approveCasePlan', 'returnCasePlan'],
    texts: [
      'A place with the aunt.',
      'before: A room of their own.',
      'To stay near the river.',
      'before: A door that locks.',
      'Back at school.',
      'Three meals a day.',
      'To cook.',
      'A birth certificate.',
      'A name on paper.',
      'Sleeps through the night.',
      'The aunt was found.',
    ],
    chosen: [
      /Shelter\s+Changed due 1 Oct 2021 · Tutoring\s+before: due 1 Sept 2021 · Counselling/,
      /Performance\s+Same services and day due 1 Sept 2021 · Counselling/,
      /Food security\s+New due 1 Sept 2021 · Counselling/,
      /Wellness\s+Reached/,
      /Legal protection\s+No longer in the plan/,
      /Drafted by\s+sokha · 8 Mar 2021/,
    ],
  },
  reduction: {
    by: 'sokha',
    ways: ['approveRiskReduction'],
    texts: ['The debt is settled.'],
    chosen: [/High.*Medium/, /No livelihood.*before: Debt/, /Food security\s+3 of 4 · before: 1/, /4 of 4 · before: 2/],
  },
  interest: {
    by: 'sokha',
    ways: ['confirmBestInterest'],
    texts: ['The aunt can care for them.'],
    chosen: [/Foster placement/, /Not in the child’s best interest/],
  },
  override: {
    by: 'pheakdey',
    ways: ['reviewConsentOverride'],
    texts: ['They could not be woken.'],
    chosen: [/Sharing/, /Incapacity/],
    answer: upholds,
  },
  closing: {
    by: 'sokha',
    ways: ['closeCase'],
    texts: ['Lives with a sister in another province.'],
    chosen: [/Moved away/, /Goals still open\s+Education and work/, /Risk\s+Low · 3 Mar 2021/, /12 Mar 2021/],
  },
  entry: {
    by: 'sokha',
    ways: ['reviewEntry'],
    texts: ['That visit was on another day.', 'The first visit.'],
    chosen: [/Note recorded · 3 Mar 2021/],
    answer: upholds,
  },
  erasure: {
    by: 'sokha',
    ways: ['approveErasure'],
    texts: ['The aunt wants nothing kept.'],
    chosen: [
      /Guardian · sokha · 4 Mar 2021/,
      /Guardian’s relation to the survivor\s+Aunt or uncle/,
      /Did the child assent\?\s+Yes/,
    ],
  },
};

/** Whether something lies over the end of a link, once it is scrolled to right above the navigation of a phone. */
const isCovered = (link) =>
  link.evaluate((shown) => {
    const nav = document.querySelector('nav').getBoundingClientRect();
    const foot = nav.top > innerHeight / 2 ? nav.top : innerHeight;
    scrollBy(0, shown.getBoundingClientRect().bottom - foot + 24);
    const { right, bottom } = shown.getBoundingClientRect();
    return !shown.contains(document.elementFromPoint(right - 2, bottom - 4));
  });

const inEnglish = (text) => text.replace(/^before: /, '');

/** On the page of the survivor, reads what waits, as the link to it shows it, and decides with the first way. */
const decide = async (visitor, survivorId, kind) => {
  const { page, origin, name } = visitor;
  const { by, ways, texts, chosen, answer } = APPROVALS[kind];
  await page.evaluate((hash) => (location.hash = hash), `decide-${kind}`);
  const review = page.locator(`#decide-${kind}`);
  await review.locator('a[href*="/record/"]').first().waitFor();
  await review.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  await review.getByText(inEnglish(texts[0])).first().waitFor();
  const isEnglish = name.startsWith('en');
  const read = await review.innerText();
  await visitor.isAccessible();
  await review.scrollIntoViewIfNeeded();
  await visitor.picture(`approval-${kind}`);
  const expected = isEnglish ? texts : texts.map(inEnglish);
  const missing = [by, ...expected].filter((text) => !read.includes(text));
  const unread = isEnglish ? chosen.filter((what) => !what.test(read)).map(String) : [];
  assert.deepEqual([...missing, ...unread], [], `${kind}: ${read}`);
  for (const way of ways) {
    const link = review.locator(`a[href*="/record/${way}?"]`);
    await link.waitFor();
    assert.equal(await isCovered(link), false, `${way} can be pressed where a thumb is`);
  }
  await review.locator(`a[href*="/record/${ways[0]}?"]`).click();
  await page.locator('main form button[type="submit"]').waitFor();
  await answer?.(page);
  await page.locator('main form button[type="submit"]').click();
  await page.waitForURL(/\/journey\//);
  if (kind === 'erasure') {
    // nothing comes next, and no link leads there
    await page.locator('main p[role="status"] strong').waitFor();
    await page.locator('#actions').waitFor();
    await page.locator('#next').waitFor({ state: 'detached' });
    assert.equal(await page.locator('main a[href="#next"]').isVisible(), false);
    // why nothing can be recorded any more stands in the menu once, and not a hundred times
    await openMenu(page);
    const why = await page.locator('dialog[open] form + p').innerText();
    assert.equal((await page.locator('dialog[open]').innerText()).split(why).length, 2);
    await visitor.isAccessible();
    await visitor.picture('menu-erased', { whole: false });
  }
  if (kind === 'closing') {
    // what opens the case again stands above all that is barred, and the arrow keys reach it
    await openMenu(page);
    await page.keyboard.press('ArrowDown');
    await page.locator('dialog[open] form + p a[href*="/record/reopenCase"]:focus').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.locator('dialog[open] input:focus').waitFor();
  }
  await page.goto(`${origin}/journey/${survivorId}?purpose=SUPERVISION`);
  await page.locator('#actions').waitFor();
  await page.locator(`#decide-${kind}`).waitFor({ state: 'detached' }); // it waits no longer
};

/** The way from the list of what waits to the reviews. */
const findsInTheList = async (visitor, survivorId, kinds) => {
  const { page, origin } = visitor;
  await page.goto(`${origin}/cases?kind=decisions`);
  await page.locator(`main li a[href*="${survivorId}"]`).first().click();
  // the usual purpose of a supervisor stands first
  await page.locator('main h1 ~ div button').first().click();
  await page.locator('#approvals').waitFor();
  for (const kind of kinds) await page.locator(`#decide-${kind}`).waitFor();
};

export const approvals = [
  {
    name: 'each approval shows all that it approves, and is found by who decides',
    walk: async (visitor) => {
      await visitor.actsAs('sokha');
      const adult = await adultWaiting(visitor);
      const child = await childWaiting(visitor);
      await visitor.actsAs('sokha');
      const erased = await childErased(visitor);
      await visitor.signIn('sophea');
      const ofChild = ['plan', 'reduction', 'interest', 'override'];
      await findsInTheList(visitor, child, ofChild);
      await visitor.picture('approvals-closed', { whole: false });
      for (const kind of ofChild) await decide(visitor, child, kind);
      await findsInTheList(visitor, adult, ['closing']);
      await decide(visitor, adult, 'closing');
      const ofErased = ['entry', 'erasure'];
      await findsInTheList(visitor, erased, ofErased);
      for (const kind of ofErased) await decide(visitor, erased, kind);
    },
  },
];
