import { strict as assert } from 'node:assert';

/** Whether something is drawn as what the system has selected: any other background, the system would not draw. */
const isSelected = (locator) =>
  locator.evaluate((one) => {
    const { forcedColorAdjust, backgroundColor } = getComputedStyle(one);
    const probe = document.body.appendChild(document.createElement('p'));
    probe.style.cssText = 'background: SelectedItem; forced-color-adjust: none';
    const selected = getComputedStyle(probe).backgroundColor;
    probe.remove();
    return forcedColorAdjust === 'none' && backgroundColor === selected;
  });

/** Whether the ring around what has the focus is drawn in the colour of the system that contrasts with the page. */
const hasRing = async (locator) => {
  await locator.page().keyboard.press('Tab');
  await locator.focus();
  return locator.evaluate((one) => {
    const { outlineColor, outlineStyle } = getComputedStyle(one);
    const probe = document.body.appendChild(document.createElement('p'));
    probe.style.cssText = 'color: CanvasText; forced-color-adjust: none';
    const expected = getComputedStyle(probe).color;
    probe.remove();
    return outlineStyle === 'solid' && outlineColor === expected;
  });
};

/** A reader who magnifies the page, or who chooses its colours. */
export const ownDisplay = [
  {
    name: 'magnified four times, the places leave the screen to the page, and are reached by scrolling',
    widths: ['phone'],
    walk: async (visitor) => {
      const { page } = visitor;
      // 1280 × 900 at 400 %
      await page.setViewportSize({ width: 320, height: 225 });
      await visitor.signIn('sokha', '/cases');
      await page.locator('main li a[href^="/journey/"]').first().waitFor();
      await page.locator('main h1').scrollIntoViewIfNeeded();
      await page.evaluate(() => scrollTo(0, 400));
      const { top, bottom } = await page
        .locator('nav')
        .first()
        .evaluate((one) => one.getBoundingClientRect());
      assert.ok(bottom <= 0 || top >= 225, `the places are at ${top} to ${bottom}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
      await visitor.picture('magnified', { whole: false });
      await page.evaluate(() => scrollTo(0, 0));
      await visitor.picture('magnified-top', { whole: false });
      await page.locator('nav a[href="/refer"]').click();
      await page.locator('[id="familyName"]').waitFor();
      await visitor.isAccessible();
    },
  },
  {
    name: 'in the colours of the system, what is chosen still differs from what is not',
    languages: ['en'],
    walk: async (visitor) => {
      const { page } = visitor;
      await page.emulateMedia({ forcedColors: 'active' });
      await visitor.signIn('sophea', '/cases');
      await page.locator('main li a[href^="/journey/"]').first().waitFor();
      for (const [chosen, other] of [
        ['main [aria-pressed="true"]', 'main [aria-pressed="false"]'],
        ['nav a[aria-current="page"]', 'nav a:not([aria-current])'],
        ['header [aria-pressed="true"]', 'header [aria-pressed="false"]'],
      ])
        assert.deepEqual(
          [await isSelected(page.locator(chosen).first()), await isSelected(page.locator(other).first())],
          [true, false],
          chosen,
        );
      assert.ok(await hasRing(page.locator('nav a[aria-current="page"]').first()), 'the ring is seen');
      await visitor.picture('forced-colours', { whole: false });
    },
  },
];
