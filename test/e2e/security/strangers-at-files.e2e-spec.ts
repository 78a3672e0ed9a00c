import { randomUUID } from 'node:crypto';
import { caseNumberOf } from '#domain/survivor';
import type { Bearer } from '#platform/plain';
import { exportedFrom } from '../../harness/exported.js';
import { Homeward, auditor, caseWorker, receiptOf, supervisor } from '../../harness/homeward.js';
import {
  closureRequested,
  close,
  consentTo,
  id,
  inAftercare,
  inCourt,
  refer,
  toSend,
  type MutationToSend,
} from '../../harness/mutations.js';
import { readersOf } from '../../harness/readers.js';

/** People with a token and no relation to the records of Siem Reap. */
const STRANGERS: readonly Bearer[] = [
  { id: 'makara-strange', role: 'SUPERVISOR', office: 'Poipet' },
  { id: 'bopha-strange', role: 'CASE_WORKER', office: 'Poipet' },
  { id: 'borey-strange', role: 'LEGAL_OFFICER', office: 'Poipet' },
  { id: 'chenda-strange', role: 'CASE_WORKER', office: 'SiemReapCac' },
  { id: 'ratana-strange', role: 'ANALYST' },
  { id: 'rachana-strange', role: 'ADMINISTRATOR' },
];
const PURPOSES = ['CARE', 'SUPERVISION', 'AUDIT', 'BREAK_GLASS'];
const NAME = 'Canarystranger';
const another: Bearer = { ...supervisor, id: 'another-sophea' };

const named = refer({ givenName: NAME });
const held = toSend('placeLegalHold', { holdId: id(1), reason: 'COURT_ORDER', on: '2020-03-10' }, supervisor);
const erasureRequested = toSend('requestErasure', { requestId: id(1), askedBy: 'SURVIVOR', on: '2020-03-12' });
const erasureApproved = toSend('approveErasure', { requestId: id(1), on: '2020-03-13' }, another);
const prosecutionId = randomUUID();

/** Records in every state that changes who may read them. */
const STATES: Readonly<Record<string, readonly MutationToSend[]>> = {
  'in court': [named, consentTo(['PROSECUTION']), inCourt(prosecutionId)],
  restricted: [named, held, erasureRequested],
  closed: [...inAftercare, closureRequested(), close()],
  erased: [named, erasureRequested, erasureApproved],
  kept: [named],
  duplicate: [named],
};
const records = Object.fromEntries(Object.keys(STATES).map((state) => [state, randomUUID()]));

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.shared();
  for (const [state, mutations] of Object.entries(STATES))
    for (const { mutation, input, by } of mutations)
      receiptOf(await homeward.command(mutation, input(records[state]!), by));
  const link = { survivorId: records.duplicate, keptSurvivorId: records.kept };
  receiptOf(await homeward.command('linkPerson', link, supervisor));
  await homeward.caughtUp();
});

/** The answer as it would be for another record with that id. */
const alike = (answer: unknown, survivorId: string): string =>
  JSON.stringify(answer).replaceAll(survivorId, 'the id').replaceAll(caseNumberOf(survivorId), 'the number');

const readings = (survivorId: string, purpose: string): readonly string[] => [
  `{ history(survivorId: "${survivorId}", purpose: ${purpose}) { caseNumber totalCount records { caseNumber } } }`,
  `{ looksByDay(survivorId: "${survivorId}", purpose: ${purpose}, from: "2020-01-01", after: "2199-01-01/1") { complete } }`,
  `{ replay(survivorId: "${survivorId}", purpose: ${purpose}, toRevision: 0) { id } }`,
];

const fileOf = async (path: string, by: Bearer) => {
  const { status, code, text } = await exportedFrom(homeward, path, by);
  return { status, code, text };
};

describe.each(STRANGERS.map((by) => [`${by.role} of ${by.office ?? 'no office'}`, by] as const))('a %s', (_, by) => {
  it('gets the same answer about a record in any state as about nobody', async () => {
    const leaks: object[] = [];
    for (const [state, survivorId] of Object.entries(records))
      for (const purpose of PURPOSES) {
        const nobody = randomUUID();
        const asked = [readings(survivorId, purpose), readings(nobody, purpose)];
        for (const [at, query] of asked[0]!.entries()) {
          const [here, there] = [await homeward.ask(query, {}, by), await homeward.ask(asked[1]![at]!, {}, by)];
          const isShown = Object.values(here.data ?? {}).some((value) => value !== null);
          if (isShown || alike(here, survivorId) !== alike(there, nobody)) leaks.push({ state, query, here });
        }
        const pathOf = (one: string) => `lists/who-looked?purpose=${purpose}&survivorId=${one}`;
        const [here, there] = [await fileOf(pathOf(survivorId), by), await fileOf(pathOf(nobody), by)];
        if (here.status < 400 || alike(here, survivorId) !== alike(there, nobody)) leaks.push({ state, purpose, here });
      }
    expect(leaks).toEqual([]);
  });

  it('finds none of them in a file', async () => {
    const leaks: object[] = [];
    for (const list of ['caseload', 'due-work', 'referrals-received', 'referrals-made', 'office-requests'])
      for (const purpose of PURPOSES) {
        const { text } = await fileOf(`lists/${list}?purpose=${purpose}&office=SiemReapCac`, by);
        const found = Object.entries(records).filter(([, one]) => text.includes(caseNumberOf(one)));
        if (found.length > 0 || text.includes(NAME)) leaks.push({ list, purpose, found });
      }
    const { text } = await fileOf('lists/court-cases', by);
    if (text.includes(prosecutionId)) leaks.push({ list: 'court-cases' });
    expect(leaks).toEqual([]);
  });

  it('learns no revision of a court case, nor whether there is one', async () => {
    const revisionOf = (one: string) => homeward.ask(`{ courtRevision(prosecutionId: "${one}") }`, {}, by);
    const answer = await revisionOf(prosecutionId);
    expect(answer.data?.courtRevision ?? null).toBeNull();
    expect(answer).toEqual(await revisionOf(randomUUID()));
  });

  it('is nobody’s deputy by saying so', async () => {
    const authorization = `Bearer ${await homeward.token(by)}`;
    const headers = { authorization, 'homeward-deputy-of': supervisor.id };
    const paths = [`lists/who-looked?purpose=SUPERVISION&survivorId=${records.closed}`, 'lists/caseload?purpose=CARE'];
    for (const path of paths)
      expect((await fetch(new URL(`/exports/${path}`, homeward.url), { headers })).status).toBe(403);
  });
});

it('an attempt at the revision of a court case is in the access log of the survivor in it', async () => {
  const by: Bearer = { id: `stranger-${randomUUID()}`, role: 'LEGAL_OFFICER', office: 'Poipet' };
  await homeward.ask(`{ courtRevision(prosecutionId: "${prosecutionId}") }`, {}, by);
  await homeward.caughtUp();
  const { edges } = (await readersOf(homeward, records['in court']!, auditor))!;
  const attempts = edges.filter(({ node }) => node.who === by.id).map(({ node }) => [node.kind, node.operation]);
  expect(attempts).toEqual([['READING_REFUSED', 'courtRevision']]);
});

it('a survivor who was erased has no name in the files of their own office', async () => {
  const { text } = await fileOf('lists/referrals-received?purpose=CARE', caseWorker);
  const row = text.split('\r\n').find((one) => one.includes(caseNumberOf(records.erased!)));
  expect(row ?? '').not.toContain(NAME);
});
