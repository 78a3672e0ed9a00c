import { randomUUID } from 'node:crypto';
import type { Bearer } from '#platform/plain';
import {
  Homeward,
  auditor,
  caseWorker,
  legalOfficer,
  receiptOf,
  refusalOf,
  supervisor,
} from '../../harness/homeward.js';
import { readersOf } from '../../harness/readers.js';
import { assignmentOf } from '../../harness/mutations.js';

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.shared();
});

/** Of Poipet. Siem Reap has the case, the court case and the operation. */
const bopha: Bearer = { id: 'bopha', role: 'CASE_WORKER', office: 'Poipet' };
const makara: Bearer = { id: 'makara', role: 'SUPERVISOR', office: 'Poipet' };
const borey: Bearer = { id: 'borey', role: 'LEGAL_OFFICER', office: 'Poipet' };

const accepted = async (mutation: string, input: object, by: Bearer) =>
  receiptOf(await homeward.command(mutation, input, by));
const code = async (mutation: string, input: object, by: Bearer) =>
  refusalOf(await homeward.command(mutation, input, by));

const referral = { on: '2020-03-01', source: 'HOTLINE', province: '17', urgency: 'ROUTINE', birthYear: 1990 };
const person = { sex: 'FEMALE', nationality: 'KH', languages: ['khm'] };
const consent = { scopes: ['PROSECUTION'], givenBy: 'SURVIVOR', language: 'khm', witnessRole: 'SOCIAL_WORKER' };

/** A survivor who agrees to a prosecution, with the legal officer of their office. */
const survivorOf = async (by: Bearer, its: Bearer, legal: Bearer): Promise<string> => {
  const survivorId = randomUUID();
  await accepted('receiveReferral', { survivorId, ...referral, ...person, office: by.office }, by);
  await accepted('giveConsent', { survivorId, ...consent, on: '2020-03-01' }, by);
  await accepted('assignCaseWorker', { survivorId, ...assignmentOf(legal) }, its);
  return survivorId;
};

interface Request {
  readonly requestId: string;
  readonly state: string;
  readonly askedAt: string;
}
const requestsAbout = async (about: object): Promise<readonly Request[]> => {
  await homeward.caughtUp();
  const query = `{ officeRequests(purpose: SUPERVISION) { edges { node {
    requestId state askedAt answerBy survivorId prosecutionId outcome operationId eventId } } } }`;
  const { data } = await homeward.ask(query, {}, supervisor);
  const { edges } = data!.officeRequests as {
    readonly edges: readonly { readonly node: Request & Readonly<Record<string, unknown>> }[];
  };
  const found = edges.map(({ node }) => node);
  return found.filter((one) => Object.entries(about).every(([field, value]) => one[field] === value));
};

/** Asked, declined, asked again and granted; the act is refused until then, and done once. */
const walked = async (
  kind: string,
  asked: Readonly<Record<string, string>>,
  by: Bearer,
  act: () => Promise<string | undefined>,
) => {
  const { otherSurvivorId, ...named } = asked;
  const about = { ...named, ...(otherSurvivorId && { survivorId: otherSurvivorId }) };
  expect(await act()).toBe('OFFICE_CONSENT_MISSING');
  for (const granted of [false, true]) {
    expect(await code('askOffice', { kind, ...asked, reason: 'It is one matter.' }, by)).toBeUndefined();
    expect(await act()).toBe('OFFICE_CONSENT_MISSING');
    const [request, ...others] = await requestsAbout(about);
    expect([request?.state, others]).toEqual(['WAITING', []]);
    const answer = { requestId: request!.requestId, granted };
    expect(await code('answerOffice', answer, makara)).toBe('NOT_FOUND');
    expect(await code('answerOffice', answer, supervisor)).toBeUndefined();
    if (!granted) expect(await act()).toBe('OFFICE_CONSENT_MISSING');
  }
  expect(await act()).toBeUndefined();
  expect(await requestsAbout(about)).toMatchObject([{ state: 'USED' }]);
};

describe('what another office has a say in', () => {
  it('is the court case of its survivor: who joins, and how it ends', async () => {
    const prosecutionId = randomUUID();
    const opening = { prosecutionId, on: '2020-04-01', court: 'Siem Reap', article: '10', role: 'COMPLAINANT' };
    const theirs = await survivorOf(caseWorker, supervisor, legalOfficer);
    await accepted('openProsecution', { survivorId: theirs, ...opening }, legalOfficer);
    const known = async () =>
      (
        await homeward.ask(
          `{ prosecution(id: "${prosecutionId}", purpose: COURT) { prosecutionId } }`,
          {},
          legalOfficer,
        )
      ).data?.prosecution;
    await homeward.until('the policy joined the survivor', known);
    const ours = await survivorOf(bopha, makara, borey);
    const join = () => code('openProsecution', { survivorId: ours, ...opening }, borey);
    await walked('JOIN_PROSECUTION', { prosecutionId, otherSurvivorId: ours }, borey, join);
    const asked = { prosecutionId, outcome: 'DISCONTINUED' };
    const end = () => code('discontinueProsecution', { prosecutionId, on: '2020-06-01' }, borey);
    await homeward.until(
      'the policy joined the other survivor',
      async () => (await end()) === 'OFFICE_CONSENT_MISSING',
    );
    await walked('END_PROSECUTION', asked, borey, end);
  });

  it('is the operation that it recorded, of which another one may choose the entry', async () => {
    const operationId = randomUUID();
    const operation = { operationId, kind: 'CAC_OUTREACH', province: '17', withAuthorities: [], office: 'SiemReapCac' };
    await accepted('conductOperation', { ...operation, on: '2020-03-01' }, caseWorker);
    const query = 'query ($id: UUID!) { operationEntries(operationId: $id) { eventId type on recordedBy } }';
    const { data } = await homeward.ask(query, { id: operationId }, makara);
    const [entry, ...others] = data!.operationEntries as readonly { eventId: string }[];
    expect([entry, others]).toEqual([
      { eventId: expect.any(String), type: 'OperationConducted', on: '2020-03-01', recordedBy: caseWorker.id },
      [],
    ]);
    const about = { operationId, eventId: entry!.eventId };
    await walked('AMEND_OPERATION', about, makara, () =>
      code('strikeOutEntry', { ...about, reason: 'Twice.' }, makara),
    );
  });

  it('is the record that opens in an emergency: its supervisor is notified before', async () => {
    const dara: Bearer = { ...bopha, id: `dara${randomUUID().replaceAll(/[^a-f]/g, '')}` };
    const survivorId = await survivorOf(caseWorker, supervisor, legalOfficer);
    const danger = { survivorId, reason: 'MEDICAL_EMERGENCY', explanation: 'They are unconscious.' };
    expect(await code('openBreakGlass', danger, dara)).toBeUndefined();
    const [request] = await requestsAbout({ survivorId });
    const { edges } = (await readersOf(homeward, survivorId, auditor))!;
    const opened = edges.find(({ node }) => node.kind === 'BREAK_GLASS_OPENED')!.node;
    expect([request?.state, opened.who]).toEqual(['NOTIFIED', dara.id]);
    expect(Date.parse(request!.askedAt)).toBeLessThanOrEqual(Date.parse(String(opened.at)));
  });
});
