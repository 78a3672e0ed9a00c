import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { steps } from '#domain/aggregates';
import type { Bearer } from '#platform/plain';
import { databaseUrlOf } from '../../harness/database-url.js';
import { Homeward, auditor, caseWorker, receiptOf, refusalOf, supervisor } from '../../harness/homeward.js';
import { referralOf } from '../../harness/command-outcomes.js';
import { readersOf } from '../../harness/readers.js';
import { FIRST_SET } from '../../harness/sets/live-set.js';
import { tablesShown } from '../../harness/tables.js';
import { LiveAnswers, clientOf } from '../../harness/live-answers.js';
import { EXPORTED_LISTS } from '../../../apps/api/src/exports/exported-lists.js';
import { forge, forgeReadings, lendPerson } from './forgery.js';

const [survivorId, ofDara, ofMony] = [randomUUID(), randomUUID(), randomUUID()];
const phone = (value: string) => ({ channel: 'PHONE', value, safe: true });
const person = { givenName: 'Sreyneang', familyName: 'Kanarienvogel', contact: phone('012 555 778') };

const dara: Bearer = { id: 'dara', role: 'CASE_WORKER', office: 'Battambang' };
const mony: Bearer = { id: 'mony', role: 'SUPERVISOR', office: 'Battambang' };
const STRANGERS: readonly Bearer[] = [
  dara,
  mony,
  { id: 'chea', role: 'LEGAL_OFFICER', office: 'Battambang' },
  { id: 'sothea', role: 'FORENSIC_INTERVIEWER', office: 'Battambang' },
];

const folder = mkdtempSync(join(tmpdir(), 'homeward-names-'));
let homeward: Homeward;
let views: pg.Client;
beforeAll(async () => {
  const settings = join(folder, 'settings.json');
  writeFileSync(settings, JSON.stringify({ recordsPerHour: 20 }));
  homeward = await Homeward.start({ HOMEWARD_SETTINGS: settings });
  const file = async (id: string, by: Bearer, more: object) =>
    receiptOf(await homeward.command('receiveReferral', referralOf(id, { office: by.office, ...more }), by));
  await file(survivorId, caseWorker, person);
  await file(ofDara, dara, { givenName: 'Bopha', familyName: 'Sok', contact: phone('012 111 111') });
  await file(ofMony, mony, { givenName: 'Rithy', familyName: 'Heng' });
  await homeward.caughtUp();
  views = new pg.Client(databaseUrlOf(homeward));
  await views.connect();
  await views.query(`SET search_path = ${FIRST_SET}, kept`);
}, 240_000);
afterAll(async () => {
  await views?.end();
  await homeward?.stop();
  rmSync(folder, { recursive: true });
});

const NAME = 'name { givenName { value withheld } familyName { value } }';
const SHOWN = `edges { cursor node { survivorId caseNumber reasons ${NAME} stale } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } stale`;
const BY_NAME = `query ($sought: String!, $first: Int, $purpose: Purpose!) {
  searchSurvivors(name: $sought, purpose: $purpose, first: $first) { ${SHOWN} } }`;
const BY_CONTACT = `query ($sought: String!, $purpose: Purpose!) {
  survivorsByContact(contact: $sought, purpose: $purpose) { ${SHOWN} } }`;

const ask = async (query: string, by: Bearer, variables: object) =>
  JSON.stringify(await homeward.ask(query, { purpose: 'CARE', ...variables }, by));

/** The questions to which a person gets another answer for what is true of the survivor than for what is not. */
const oraclesOf = async (by: Bearer): Promise<string[]> => {
  const found: string[] = [];
  const compare = async (query: string, [right, wrong]: readonly [string, string], more: object) => {
    const [one, other] = [
      await ask(query, by, { sought: right, ...more }),
      await ask(query, by, { sought: wrong, ...more }),
    ];
    if (one !== other) found.push(`${by.role} ${right} ${JSON.stringify(more)}: ${one}`);
  };
  for (const purpose of ['CARE', 'BREAK_GLASS']) {
    for (const first of [0, 1, undefined])
      for (const names of [
        ['Kanarienvogel', 'Pinguin'],
        ['Sreyneang Kanarienvogel', 'Sreyneang Pinguin'],
      ] as const)
        await compare(BY_NAME, names, { purpose, first });
    await compare(BY_CONTACT, ['012 555 778', '012 555 779'], { purpose });
  }
  return found;
};

/** What the lists that are live or exported say to a person. */
const listsOf = async (by: Bearer): Promise<string> => {
  const client = clientOf(homeward, by);
  const live = await Promise.all(
    ['caseload', 'dueTasks', 'dueWork'].map(async (list) => {
      const answers = new LiveAnswers(
        client,
        `subscription { ${list}(purpose: CARE) { edges { node { survivorId ${NAME} } } } }`,
      );
      const { items, errors } = await answers.until(
        `${list} answers`,
        ({ items: all, over }) => all.length > 0 || over,
      );
      answers.close();
      return JSON.stringify([items, errors]);
    }),
  );
  await client.dispose();
  const authorization = `Bearer ${await homeward.token(by)}`;
  const exported = await Promise.all(
    Object.keys(EXPORTED_LISTS).map(async (list) => {
      const address = new URL(`/exports/lists/${list}?purpose=CARE`, homeward.url);
      return (await fetch(address, { headers: { authorization } })).text();
    }),
  );
  return [...live, ...exported].join('\n');
};

const looksOfStrangers = async () => {
  await homeward.caughtUp();
  const { edges } = (await readersOf(homeward, survivorId, auditor, { first: 50 }))!;
  return edges.filter(({ node }) => STRANGERS.some(({ id }) => id === node.who)).map(({ node }) => node.kind);
};

const tablesOf = (kind: 'rows' | 'facts') => [
  ...new Set(tablesShown(steps).flatMap(({ table, projection }) => (projection.kind === kind ? [table] : []))),
];

describe('whether a name or a telephone number is that of a survivor', () => {
  it('is answered to those who work with them', async () => {
    expect(await oraclesOf(supervisor)).not.toEqual([]);
    expect(await ask(BY_NAME, caseWorker, { sought: 'Kanarienvogel' })).toContain(survivorId);
    expect(await ask(BY_CONTACT, caseWorker, { sought: '012 555 778' })).toContain(survivorId);
    expect(await ask(BY_NAME, dara, { sought: 'Bopha' })).toContain(ofDara);
    expect(await ask(BY_NAME, mony, { sought: 'Rithy' })).toContain(ofMony);
    const lists = await listsOf(caseWorker);
    expect(lists.split('Kanarienvogel').length).toBeGreaterThan(3);
  });

  it('is not answered by a page of none, which would show nothing and log nothing', async () => {
    for (const sought of ['Kanarienvogel', 'Pinguin']) {
      const answer = await homeward.ask(BY_NAME, { sought, first: 0, purpose: 'CARE' }, supervisor);
      expect(refusalOf(answer)).toBe('VALIDATION');
    }
  });

  it('is told to no stranger by rows that call the record theirs', async () => {
    for (const by of STRANGERS) {
      for (const table of tablesOf('rows')) await forge(views, table, by);
      expect(await oraclesOf(by)).toEqual([]);
      expect(await listsOf(by)).not.toContain('Kanarienvogel');
    }
    // a list says of a name that it is withheld, which is an attempt
    expect(new Set(await looksOfStrangers())).toEqual(new Set(['READING_REFUSED']));
  });

  it('is told to no stranger by a record of their own with what is sealed of the survivor', async () => {
    for (const own of [ofDara, ofMony]) await lendPerson(views, survivorId, own);
    for (const by of [dara, mony]) {
      await forge(views, 'relation', by);
      expect(await oraclesOf(by)).toEqual([]);
    }
    expect(new Set(await looksOfStrangers())).toEqual(new Set(['READING_REFUSED']));
  });
});

describe('facts that somebody wrote into the views', () => {
  it('shut no record, and put nobody on record who did nothing', async () => {
    for (const table of tablesOf('facts')) await forge(views, table, dara);
    await forgeReadings(views, mony.id, 50);
    const { data } = await homeward.ask(`{ survivor(id: "${ofMony}", purpose: CARE) { id } }`, {}, mony);
    expect(data).toEqual({ survivor: { id: ofMony } });
    await homeward.caughtUp();
    const alarms = await homeward.ask('{ recordAlarms { who } }', {}, auditor);
    expect(alarms.errors).toBeUndefined();
    expect(JSON.stringify(alarms)).not.toContain(mony.id);
  });
});
