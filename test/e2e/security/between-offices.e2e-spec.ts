import { randomUUID } from 'node:crypto';
import type { Bearer } from '#platform/plain';
import { Homeward, auditor, caseWorker, receiptOf, refusalOf, supervisor } from '../../harness/homeward.js';
import { kindsIn, readersOf } from '../../harness/readers.js';

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.shared();
});

/** Siem Reap has the case; Poipet asks. */
const bopha: Bearer = { id: 'bopha', role: 'CASE_WORKER', office: 'Poipet' };
const makara: Bearer = { id: 'makara', role: 'SUPERVISOR', office: 'Poipet' };

const person = {
  on: '2020-03-02',
  source: 'HOTLINE',
  province: '17',
  urgency: 'ROUTINE',
  givenName: `Vanna${randomUUID().replaceAll(/[^a-f]/g, '')}`,
  sex: 'FEMALE',
  nationality: 'KH',
  languages: ['khm'],
};
const received = async (): Promise<string> => {
  const input = { ...person, survivorId: randomUUID(), office: 'SiemReapCac' };
  receiptOf(await homeward.command('receiveReferral', input, caseWorker));
  return input.survivorId;
};
const code = async (mutation: string, input: object, by: Bearer) =>
  refusalOf(await homeward.command(mutation, input, by));

interface Request {
  readonly requestId: string;
  readonly state: string;
  readonly askedBy: string;
  readonly survivorId: string | null;
  readonly reason: { readonly value: string } | null;
}

const requestsOf = async (by: Bearer, survivorId: string, only = ''): Promise<Request[]> => {
  await homeward.caughtUp();
  const purpose = by.role === 'SUPERVISOR' ? 'SUPERVISION' : 'CARE';
  const { data, errors } = await homeward.ask(
    `{ officeRequests(purpose: ${purpose}${only}) { edges { node { requestId state askedBy survivorId reason { value } } } } }`,
    {},
    by,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  const { edges } = data!.officeRequests as { edges: { node: Request }[] };
  return edges.map(({ node }) => node).filter((one) => one.survivorId === survivorId);
};

const nameOf = async (survivorId: string, by: Bearer) => {
  const { data } = await homeward.ask(
    'query ($id: UUID!) { survivor(id: $id, purpose: BREAK_GLASS) { referral { givenName { value } } } }',
    { id: survivorId },
    by,
  );
  return data?.survivor;
};

const NOBODY_THERE = { reason: 'NOBODY_REACHABLE', explanation: 'The mother calls us.' };

describe('emergency access to a record of another office', () => {
  it('waits for the consent of that office, which reads the reason and agrees', async () => {
    const survivorId = await received();
    const open = () => code('openBreakGlass', { survivorId, ...NOBODY_THERE }, bopha);
    expect(await open()).toBe('OFFICE_CONSENT_MISSING');
    const ask = { kind: 'OPEN_IN_EMERGENCY', otherSurvivorId: survivorId, reason: 'A brother is with us.' };
    expect(await code('askOffice', ask, bopha)).toBeUndefined();
    const [request] = await requestsOf(supervisor, survivorId);
    expect(request).toMatchObject({ state: 'WAITING', askedBy: 'bopha', reason: { value: 'A brother is with us.' } });
    expect(await requestsOf(bopha, survivorId)).toHaveLength(1);
    expect(await requestsOf(makara, survivorId)).toHaveLength(1);
    expect(await requestsOf({ ...supervisor, id: 'nary', office: 'Battambang' }, survivorId)).toEqual([]);
    const countWaiting = async (by: Bearer) => [
      (await requestsOf(by, survivorId, ', waiting: true')).length,
      (await requestsOf(by, survivorId, ', waiting: false')).length,
    ];
    expect([await countWaiting(supervisor), await countWaiting(bopha)]).toEqual([
      [1, 0],
      [0, 1],
    ]);
    const answer = { requestId: request!.requestId, granted: true };
    expect(await code('answerOffice', answer, makara)).toBe('NOT_FOUND');
    expect(await nameOf(survivorId, bopha)).toBeNull();
    expect(await code('answerOffice', answer, supervisor)).toBeUndefined();
    expect(await countWaiting(supervisor)).toEqual([0, 1]);
    expect(await open()).toBeUndefined();
    expect(await nameOf(survivorId, bopha)).toEqual({ referral: { givenName: { value: person.givenName } } });
    expect(await requestsOf(bopha, survivorId)).toMatchObject([{ state: 'USED' }]);
  });

  it('answers the same for a record that nobody has, and notes who asked about it', async () => {
    const kosal: Bearer = { ...bopha, id: 'kosal' };
    const [there, nowhere] = [await received(), randomUUID()];
    const answerTo = async (survivorId: string) => {
      const { errors } = await homeward.command('openBreakGlass', { survivorId, ...NOBODY_THERE }, kosal);
      return [errors![0]!.message, errors![0]!.extensions.code];
    };
    const answer = await answerTo(nowhere);
    expect(answer).toContain('OFFICE_CONSENT_MISSING');
    expect(await answerTo(there)).toEqual(answer);
    const ask = { kind: 'OPEN_IN_EMERGENCY', otherSurvivorId: nowhere, reason: 'Is this one yours?' };
    expect(await code('askOffice', ask, kosal)).toBe('NOT_FOUND');
    await homeward.caughtUp();
    expect(kindsIn((await readersOf(homeward, there, auditor))!)).toContainEqual(['READING_REFUSED', 'kosal']);
  });

  it('tells the supervisor before the record opens, in danger to life', async () => {
    const survivorId = await received();
    // nobody of another spec: each may open one record until it is reviewed
    const dara: Bearer = { ...bopha, id: `dara-${randomUUID()}` };
    const danger = { reason: 'DANGER_TO_LIFE', explanation: 'The recruiter is on the way.' };
    expect(await code('openBreakGlass', { survivorId, ...danger }, dara)).toBeUndefined();
    expect(await requestsOf(supervisor, survivorId)).toMatchObject([{ state: 'NOTIFIED', askedBy: dara.id }]);
  });
});

describe('a request to another office', () => {
  it('says what is missing, what is not needed, and where it stands', async () => {
    const tola: Bearer = { ...bopha, id: 'tola' };
    const survivorId = randomUUID();
    const ask = {
      kind: 'FILE_REFERRAL',
      office: 'SiemReapCac',
      otherSurvivorId: survivorId,
      reason: 'From your town.',
    };
    const { office: _, ...nowhere } = ask;
    expect(await code('askOffice', nowhere, tola)).toBe('OFFICE_REQUEST_INCOMPLETE');
    expect(await code('askOffice', { ...ask, office: 'Poipet' }, tola)).toBe('OFFICE_CONSENT_NOT_NEEDED');
    expect(await code('askOffice', ask, tola)).toBeUndefined();
    expect(await code('askOffice', ask, tola)).toBe('OFFICE_ASKED');
    const [request] = await requestsOf(supervisor, survivorId);
    const answer = { requestId: request!.requestId, granted: true };
    expect(await code('answerOffice', answer, supervisor)).toBeUndefined();
    expect(await code('answerOffice', answer, { ...supervisor, id: 'rotha' })).toBe('OFFICE_REQUEST_ANSWERED');
    expect(await code('askOffice', ask, tola)).toBe('OFFICE_CONSENT_GIVEN');
  });
});

describe('a referral into another office', () => {
  it('is declined by that office, and not filed', async () => {
    const survivorId = randomUUID();
    const file = () => code('receiveReferral', { ...person, survivorId, office: 'SiemReapCac' }, bopha);
    expect(await file()).toBe('OFFICE_CONSENT_MISSING');
    const ask = {
      kind: 'FILE_REFERRAL',
      office: 'SiemReapCac',
      otherSurvivorId: survivorId,
      reason: 'From your town.',
    };
    expect(await code('askOffice', ask, bopha)).toBeUndefined();
    const [request] = await requestsOf(supervisor, survivorId);
    expect(request).toMatchObject({ reason: { value: 'From your town.' } });
    const decline = { requestId: request!.requestId, granted: false, reason: 'We have no room.' };
    expect(await code('answerOffice', decline, supervisor)).toBeUndefined();
    expect(await file()).toBe('OFFICE_CONSENT_MISSING');
    expect(await requestsOf(bopha, survivorId)).toMatchObject([{ state: 'DECLINED' }]);
  });
});
