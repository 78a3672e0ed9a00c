import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import pg from 'pg';
import { chromium } from 'playwright-core';
import { VERIFIER, addressAtIssuer } from './at-issuer.mjs';
import { keysIn } from './keys.mjs';
import { answerPurpose, expectAnswer, findBarriers } from './page-scripts.mjs';
import { tokenOf } from './token-of.mjs';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** First the one without a window: the others begin a whole user interface for each visitor, which takes longer than the pages. */
const CHROMIUM = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].map(
  (name) => `/usr/bin/${name}`,
);

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Milliseconds: a limit on what hangs, not on what is slow, since specs of the built product may run beside the walks. */
export const PATIENCE_MS = 60_000;

/** The title of a page that leads nowhere. */
const NOWHERE = /Page not found|រកទំព័រ/;

const WIDTHS = { desktop: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } };

export const openBrowser = (more = {}) => {
  const executablePath = process.env.CHROMIUM ?? CHROMIUM.find((path) => existsSync(path));
  if (!executablePath)
    throw new Error('There is no Chromium here: apt-get install chromium-headless-shell, or set CHROMIUM.');
  return chromium.launch({ executablePath, args: FLAGS, ...more });
};

/** A user of the console, and the browser’s complaints meanwhile. */
export class Visitor {
  /** Violations of the content policy, exceptions, and requests to another host. */
  complaints = [];

  /** Measurements of the walk. */
  told = [];

  /** The token of the person who is signed in on the page, as the page last received it. */
  #onPage;

  /** The token of the person that `actsAs` names; the page does not change it when it renews its own. */
  #acting;

  static async at(browser, url, { language = 'en', width = 'desktop', pictures, folder } = {}) {
    const context = await browser.newContext({
      viewport: WIDTHS[width],
      locale: language === 'km' ? 'km-KH' : 'en-GB',
      reducedMotion: 'reduce',
    });
    const visitor = new Visitor();
    visitor.origin = new URL(url).origin;
    visitor.pictures = pictures;
    visitor.folder = folder;
    visitor.name = `${language}-${width}`;
    visitor.context = context;
    await context.addInitScript(answerPurpose);
    await context.addInitScript(expectAnswer, VERIFIER);
    visitor.page = await context.newPage();
    const { page, complaints, origin } = visitor;
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('response', async (response) => {
      if (!visitor.#isToken(response)) return;
      // an answer that comes when the walk is over, or the browser has crashed, is nobody's
      await visitor.#receivesToken(response).catch(() => undefined);
    });
    page.on('request', (request) => {
      const asked = new URL(request.url());
      if (asked.protocol.startsWith('http') && asked.origin !== origin) complaints.push(`asked ${asked.origin}`);
    });
    return visitor;
  }

  /** For what the walk asks and records beside the page. */
  get bearer() {
    return this.#acting ?? this.#onPage;
  }

  #isToken(response) {
    return response.url() === `${this.origin}/oidc/token` && response.ok();
  }

  async #receivesToken(response) {
    const { access_token: token } = await response.json();
    this.#onPage = `Bearer ${token}`;
  }

  /**
   * From here on, what the walk asks and records beside the page is this person's, too. The walk goes to the issuer as a press
   * on the sign-in page does: that page would be one more that is loaded.
   */
  async signIn(person, path = '/') {
    // the page that the issuer leads back to goes on by itself, before it is loaded
    await this.#signs(() => this.page.goto(addressAtIssuer(this.origin, person, path), { waitUntil: 'commit' }));
  }

  /** The same from the sign-in page, where that is the matter. */
  async signInByPress(person, path = '/') {
    await this.page.goto(this.origin + path);
    await this.#signs(() => this.page.getByRole('button', { name: new RegExp(`^${person}`) }).click());
  }

  async #signs(go) {
    this.#acting = undefined;
    this.#onPage = undefined;
    const [response] = await Promise.all([this.page.waitForResponse((one) => this.#isToken(one)), go()]);
    await this.#receivesToken(response);
    await this.page.getByRole('navigation').first().waitFor();
  }

  /** Within the document and by the same person, as the router goes there: a page that is loaded again costs much more. */
  async movesTo(path) {
    await this.page.evaluate((to) => {
      history.pushState({ ...history.state, __TSR_index: history.state.__TSR_index + 1 }, '', to);
      dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
    }, path);
  }

  /** The same by way of a page that has nothing in common with the next one, on which all that the walk awaits is then. */
  async movesAwayTo(path) {
    await this.movesTo('/nowhere');
    await this.page.getByRole('heading', { level: 1, name: NOWHERE }).waitFor();
    await this.movesTo(path);
  }

  /** Signs in another person in the same browser. */
  async signsInAs(person, path = '/') {
    await this.context.clearCookies();
    await this.page.evaluate(() => sessionStorage.clear());
    await this.signIn(person, path);
  }

  /**
   * Until somebody signs in on the page, what the walk asks and records beside it is this person's: for that alone, nobody
   * has to sign in there, which loads the page twice.
   */
  async actsAs(person) {
    this.#acting = `Bearer ${await tokenOf(person, this)}`;
  }

  async asks(query, variables) {
    const answer = await fetch(`${this.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: this.bearer },
      body: JSON.stringify({ query, variables }),
    });
    return answer.json();
  }

  /** Records through the API as the signed-in user, where typing would take too long. */
  async records(mutation, input) {
    const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
    const { data, errors } = await this.asks(
      `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { id survivorId revision position eventIds } }`,
      { input: { commandId: crypto.randomUUID(), ...input } },
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return data[mutation];
  }

  /** Runs SQL in the embedded database while the service is running. */
  async byHand(sql) {
    const { postgres } = JSON.parse(readFileSync(join(this.folder, 'postgres.secrets.json'), 'utf8'));
    const port = readFileSync(join(this.folder, 'postgres.port'), 'utf8').trim();
    const client = new pg.Client(`postgres://postgres:${postgres}@127.0.0.1:${port}/homeward`);
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  /** @returns the survivor’s id, once the views have the record: a page opened by its address waits for nothing */
  async receives(more = {}) {
    const { survivorId, position } = await this.records('receiveReferral', {
      on: '2020-03-02',
      source: 'HOTLINE',
      office: 'SiemReapCac',
      province: '17',
      urgency: 'ROUTINE',
      birthDate: '1990-02-01',
      sex: 'FEMALE',
      nationality: 'KH',
      languages: ['khm'],
      ...more,
    });
    await this.hasReached(survivorId, position);
    return survivorId;
  }

  /** Waits until the views of a survivor have read the log up to a position. */
  async hasReached(id, atLeast, purpose = 'CARE') {
    await this.asks(
      'query ($id: UUID!, $atLeast: String, $purpose: Purpose!) { survivor(id: $id, purpose: $purpose, atLeast: $atLeast) { __typename } }',
      { id, atLeast, purpose },
    );
  }

  says(what) {
    this.told.push(what);
  }

  /** Saves a picture for a person to look at. */
  async picture(name, { whole = true } = {}) {
    if (!this.pictures) return;
    mkdirSync(this.pictures, { recursive: true });
    await this.page.screenshot({ path: join(this.pictures, `${name}-${this.name}.png`), fullPage: whole });
  }

  /** Fails on a serious or critical finding of axe-core, and on a page without a title of its own, or with two. */
  async isAccessible() {
    const titles = this.page.locator('h1');
    await titles.first().waitFor();
    if ((await titles.count()) > 1) throw new Error(`titles: ${(await titles.allInnerTexts()).join(' | ')}`);
    // the page’s policy blocks added scripts, so the debugger injects it
    if (!(await this.page.evaluate(() => 'axe' in globalThis))) await this.page.evaluate(AXE);
    const serious = await this.page.evaluate(findBarriers);
    if (serious.length > 0)
      throw new Error(
        serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`).join('\n'),
      );
    const keys = keysIn(await this.page.locator('body').innerText());
    if (keys.length > 0) throw new Error(`without words: ${keys.join(', ')}`);
  }

  async leave() {
    await this.context.close();
  }
}
