import { randomUUID } from 'node:crypto';
import type { Bearer } from '#platform/plain';
import { Homeward, auditor, interviewer, receiptOf, refusalOf } from '../../harness/homeward.js';

/** An office of its own: other specs record in the same house. */
const OFFICE = 'Battambang';
const vanna: Bearer = { id: 'vanna', role: 'CASE_WORKER', office: OFFICE };
const rotha: Bearer = { id: 'rotha', role: 'CASE_WORKER', office: OFFICE };
const sothea: Bearer = { id: 'sothea', role: 'SUPERVISOR', office: OFFICE };
const elsewhere: Bearer = { id: 'chantha', role: 'SUPERVISOR', office: 'Kampot' };

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.shared();
});

const record = async (mutation: string, input: object, by: Bearer = vanna) =>
  receiptOf(await homeward.command(mutation, input, by));

const receive = async (by: Bearer, said: object = {}): Promise<string> => {
  const survivorId = randomUUID();
  const referral = { on: '2021-03-02', source: 'HOTLINE', office: OFFICE, province: '02', urgency: 'ROUTINE' };
  const person = { birthDate: '1990-06-01', sex: 'FEMALE', nationality: 'KH', languages: ['khm'] };
  await record('receiveReferral', { survivorId, ...referral, ...person, ...said }, by);
  return survivorId;
};

interface List {
  readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

/** @param args as they stand in a document */
const list = async (name: string, args: string, shown: string, by: Bearer): Promise<List> => {
  const query = `{ ${name}${args && `(${args})`} { edges { node { ${shown} } } pageInfo { hasNextPage endCursor } totalCount } }`;
  const { data, errors } = await homeward.ask(query, {}, by);
  if (errors) throw new Error(JSON.stringify(errors));
  return data![name] as List;
};
const whose = ({ edges }: List): unknown[] => edges.map(({ node }) => node.survivorId);

describe('the referrals to us', () => {
  let [hotline, police] = ['', ''];

  it('are listed to those who may open the record, with the name and a count of all pages', async () => {
    hotline = await receive(vanna, { givenName: 'Nary' });
    police = await receive(rotha, { on: '2021-04-05', source: 'LAW_ENFORCEMENT', sex: 'MALE' });
    await homeward.caughtUp();
    const shown = 'survivorId on source office sex birthYear name { givenName { value } }';
    const first = await list('referralsReceived', 'purpose: SUPERVISION, first: 1', shown, sothea);
    expect(first).toMatchObject({
      edges: [
        {
          node: {
            survivorId: police,
            on: '2021-04-05',
            source: 'LAW_ENFORCEMENT',
            sex: 'MALE',
            name: { givenName: null },
          },
        },
      ],
      pageInfo: { hasNextPage: true },
      totalCount: 2,
    });
    const rest = `purpose: SUPERVISION, after: "${first.pageInfo.endCursor!}"`;
    expect(await list('referralsReceived', rest, shown, sothea)).toMatchObject({
      edges: [{ node: { survivorId: hotline, birthYear: 1990, name: { givenName: { value: 'Nary' } } } }],
      pageInfo: { hasNextPage: false },
      totalCount: 2,
    });
    expect(whose(await list('referralsReceived', 'purpose: CARE', 'survivorId', vanna))).toEqual([hotline]);
    expect(await list('referralsReceived', 'purpose: CARE', 'survivorId', elsewhere)).toMatchObject({ totalCount: 0 });
  });

  it('can be narrowed by day, office and source', async () => {
    const only = async (narrow: string) =>
      whose(await list('referralsReceived', `purpose: SUPERVISION, ${narrow}`, 'survivorId', sothea));
    expect(await only('source: HOTLINE')).toEqual([hotline]);
    expect(await only('from: "2021-04-01"')).toEqual([police]);
    expect(await only('to: "2021-04-01"')).toEqual([hotline]);
    expect(await only('office: "Poipet"')).toEqual([]);
  });

  it('are logged as readings of the names, and closed to interviewers and to other purposes', async () => {
    const { data } = await homeward.ask(
      `{ whoLooked(survivorId: "${hotline}", purpose: SUPERVISION) { edges { node { who operation classes } } } }`,
      {},
      sothea,
    );
    expect((data!.whoLooked as List).edges.map(({ node }) => node)).toContainEqual({
      who: 'sothea',
      operation: 'referralsReceived',
      classes: ['IDENTITY'],
    });
    expect(await list('referralsReceived', 'purpose: AUDIT', 'survivorId', vanna)).toMatchObject({ totalCount: 0 });
    const refused = await homeward.ask('{ referralsReceived(purpose: CARE) { totalCount } }', {}, interviewer);
    expect(refusalOf(refused)).toBe('FORBIDDEN');
  });
});

describe('the referrals to others', () => {
  it('are listed with their answers, and those that wait for one can be found', async () => {
    const survivorId = await receive(vanna);
    const consent = { givenBy: 'SURVIVOR', language: 'khm', witnessRole: 'SOCIAL_WORKER', on: '2021-03-03' };
    const recipients = ['Kru Khmer Clinic', 'Wat Bo School'];
    await record('giveConsent', { survivorId, ...consent, scopes: ['SHARING'], recipients });
    const [clinic, school] = [randomUUID(), randomUUID()];
    const made = { survivorId, on: '2021-03-04' };
    await record('makeReferral', {
      ...made,
      referralId: clinic,
      toOrganisation: 'Kru Khmer Clinic',
      services: ['DENTAL'],
    });
    await record('makeReferral', {
      ...made,
      on: '2021-03-06',
      referralId: school,
      toOrganisation: 'Wat Bo School',
      services: ['TUTORING'],
    });
    await record('answerReferral', { survivorId, referralId: clinic, answer: 'ACCEPTED', on: '2021-03-08' });
    await homeward.caughtUp();
    const shown = 'survivorId referralId toOrganisation services on answer answeredOn';
    const only = async (narrow: string, by = sothea) =>
      (await list('referralsMade', `purpose: CARE${narrow}`, shown, by)).edges.map(({ node }) => node.referralId);
    expect(await list('referralsMade', 'purpose: CARE', shown, vanna)).toMatchObject({
      edges: [
        { node: { referralId: school, answer: null } },
        { node: { referralId: clinic, services: ['DENTAL'], answer: 'ACCEPTED', answeredOn: '2021-03-08' } },
      ],
      totalCount: 2,
    });
    expect(await only(', answered: false')).toEqual([school]);
    expect(await only(', answer: ACCEPTED')).toEqual([clinic]);
    expect(await only(', toOrganisation: "Wat Bo School", from: "2021-03-05"')).toEqual([school]);
    expect(await only('', elsewhere)).toEqual([]);
    expect(await only('', auditor)).toEqual([]);
  });
});

describe('a phone number', () => {
  const find = async (by: Bearer, contact: string) => {
    const query = `query ($contact: String!) { survivorsByContact(contact: $contact, purpose: CARE) {
      edges { node { survivorId reasons name { givenName { value } } } } } }`;
    return homeward.ask(query, { contact }, by);
  };
  const found = async (by: Bearer, contact: string): Promise<unknown[]> => {
    const { data, errors } = await find(by, contact);
    if (errors) throw new Error(JSON.stringify(errors));
    return (data!.survivorsByContact as List).edges.map(({ node }) => node);
  };

  it('finds its owner in any grouping, for colleagues who may open the contact', async () => {
    const contact = { channel: 'PHONE', value: '012 555 778', safe: true };
    const survivorId = await receive(vanna, { givenName: 'Sopheap', contact });
    await receive(vanna, { givenName: 'Rithy', contact: { ...contact, value: '012 555 779' } });
    await homeward.caughtUp();
    const hit = { survivorId, reasons: ['SAME_CONTACT'], name: { givenName: { value: 'Sopheap' } } };
    expect(await found(vanna, '+855 12-555-778')).toEqual([hit]);
    expect(await found(sothea, '012555778')).toEqual([hit]);
    expect(await found(rotha, '012 555 778')).toEqual([]);
    expect(await found(elsewhere, '012 555 778')).toEqual([]);
    expect(refusalOf(await find(interviewer, '012 555 778'))).toBe('FORBIDDEN');
    const { data } = await homeward.ask(
      `{ whoLooked(survivorId: "${survivorId}", purpose: SUPERVISION) { edges { node { who operation classes } } } }`,
      {},
      sothea,
    );
    const looks = (data!.whoLooked as List).edges.map(({ node }) => node);
    expect(looks.filter(({ operation }) => operation === 'survivorsByContact')).toEqual(
      ['sothea', 'vanna'].map((who) => ({ who, operation: 'survivorsByContact', classes: ['IDENTITY', 'CONTACT'] })),
    );
  });

  it('finds nobody by a number that the survivor has no more', async () => {
    const contact = { channel: 'PHONE', value: '096 444 100', safe: true };
    const survivorId = await receive(vanna, { contact });
    await record('revisePersonDetails', { survivorId, contact: { ...contact, value: '096 444 200' } });
    await homeward.caughtUp();
    expect(await found(vanna, '096444100')).toEqual([]);
    expect(await found(vanna, '096444200')).toMatchObject([{ survivorId }]);
  });
});

describe('the court cases and the activities', () => {
  it('can be narrowed, and are counted on all pages', async () => {
    const sarin: Bearer = { id: 'sarin', role: 'LEGAL_OFFICER', office: OFFICE };
    const survivorId = await receive(vanna);
    const consent = { givenBy: 'SURVIVOR', language: 'khm', witnessRole: 'SOCIAL_WORKER', on: '2021-05-01' };
    await record('giveConsent', { survivorId, ...consent, scopes: ['PROSECUTION'] });
    const assignment = { survivorId, as: 'LEGAL_OFFICER', worker: 'sarin', office: OFFICE, on: '2021-05-01' };
    await record('assignCaseWorker', assignment, sothea);
    const opening = { survivorId, court: 'Battambang', article: '10', role: 'COMPLAINANT' };
    const [first, second] = [randomUUID(), randomUUID()];
    await record('openProsecution', { ...opening, prosecutionId: first, on: '2021-05-02' }, sarin);
    await record('openProsecution', { ...opening, prosecutionId: second, on: '2021-06-02' }, sarin);
    const ended = { prosecutionId: second, outcome: 'DISCONTINUED', on: '2021-07-01' };
    await homeward.until(
      'the survivor joined the second case',
      async () => !(await homeward.command('concludeProsecution', ended, sarin)).errors,
    );
    await homeward.caughtUp();
    const only = async (narrow: string) => {
      const { edges, totalCount } = await list('prosecutions', narrow, 'prosecutionId nextHearing', sarin);
      expect(totalCount).toBe(edges.length);
      return edges.map(({ node }) => node.prosecutionId);
    };
    expect(await only('first: 5')).toEqual([second, first]);
    expect(await only('open: true')).toEqual([first]);
    expect(await only('open: false')).toEqual([second]);
    expect(await only('to: "2021-05-31"')).toEqual([first]);
    const { data } = await homeward.ask(
      `{ prosecution(id: "${first}", purpose: COURT) { court records { survivorId caseNumber } } }`,
      {},
      sarin,
    );
    expect(data!.prosecution).toMatchObject({ court: 'Battambang', records: [{ survivorId }] });
  });

  it('of operations and prevention stand alone by their id, and by their kind', async () => {
    const conducted = { kind: 'CAC_OUTREACH', office: OFFICE, province: '02', withAuthorities: [], on: '2019-02-01' };
    const { id } = await record('conductOperation', conducted);
    await record('conductOperation', { ...conducted, kind: 'IDENTIFICATION' });
    await homeward.caughtUp();
    const only = async (narrow: string) => (await list('operations', narrow, 'operationId kind', vanna)).totalCount;
    expect(await only(`office: "${OFFICE}"`)).toBe(2);
    expect(await only(`office: "${OFFICE}", kind: CAC_OUTREACH`)).toBe(1);
    expect(await list('operations', `operationId: "${id}"`, 'operationId', vanna)).toMatchObject({
      edges: [{ node: { operationId: id } }],
      totalCount: 1,
    });
  });
});
