import { randomUUID } from 'node:crypto';
import type { Bearer } from '#platform/plain';
import {
  Homeward,
  caseWorker,
  interviewer,
  legalOfficer,
  receiptOf,
  refusalOf,
  supervisor,
  type Receipt,
} from '../../harness/homeward.js';
import {
  childConsented,
  childReferred,
  entrustedTo,
  inCourt,
  toSendElsewhere,
  type MutationToSend,
} from '../../harness/mutations.js';

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.shared();
});

const [prosecutionId, survivorId, mother, uncle, appealId] = Array.from({ length: 5 }, () => randomUUID());
const name = `Sok Chanthou ${randomUUID()}`;

const sent = ({ mutation, input, by }: MutationToSend) => homeward.command(mutation, input(survivorId!), by);
/** The position of the entry that was recorded last. */
let last: string;
const accepted = async (mutation: MutationToSend): Promise<Receipt> => {
  const receipt = receiptOf(await sent(mutation));
  last = receipt.position;
  return receipt;
};
const court = (mutation: string, input: object, by: Bearer = legalOfficer): MutationToSend =>
  toSendElsewhere(mutation, { prosecutionId, ...input }, by);

const CASE = `query ($id: UUID!, $atLeast: String) { prosecution(id: $id, purpose: COURT, atLeast: $atLeast) {
  outcome endedOn
  accused { accusedId name { value erased withheld } role kin arrests outcome decidedOn }
  sentences { accusedId years months fine { amount currency } }
  appeals { appellant outcome verdict decidedOn } payments { amount currency on } } }`;
const shownTo = async (by: Bearer) =>
  (await homeward.askAt(last, CASE, { id: prosecutionId }, by)).data!.prosecution as {
    accused: { name: object | null }[];
  };
const part = async () => {
  const source = `query ($id: UUID!) { survivor(id: $id, purpose: CARE) { prosecutions { legalHold outcome } } }`;
  const { data } = await homeward.ask(source, { id: survivorId }, supervisor);
  return (data!.survivor as { prosecutions: { legalHold: boolean; outcome: string | null }[] }).prosecutions[0]!;
};
const held = (legalHold: boolean) =>
  homeward.until(`the hold is ${legalHold}`, async () => (await part()).legalHold === legalHold);

describe('a girl whose mother and uncle are accused', () => {
  it('has both in the case, by their names', async () => {
    for (const mutation of [
      childReferred(),
      childConsented(['PROSECUTION']),
      ...entrustedTo(legalOfficer, interviewer),
    ])
      await accepted(mutation);
    await accepted(inCourt(prosecutionId!));
    const complaint = court('fileComplaint', { agency: 'Siem Reap police', on: '2020-03-20' });
    await homeward.until('the survivor joined', async () => !(await sent(complaint)).errors);
    const named = (accusedId: string, input: object) =>
      accepted(court('nameAccused', { accusedId, on: '2020-03-20', ...input }));
    await named(mother!, { role: 'EXPLOITER', kin: 'MOTHER', name });
    await named(uncle!, { role: 'RECRUITER', kin: 'AUNT_OR_UNCLE' });
    await accepted(court('recordArrest', { accusedId: mother, on: '2020-03-21' }));
    const charged = court('fileCharges', { accusedId: mother, article: '10', on: '2020-04-02' });
    await accepted(charged);
    expect((await shownTo(legalOfficer)).accused).toEqual([
      {
        accusedId: mother,
        name: { value: name, erased: false, withheld: null },
        role: 'EXPLOITER',
        kin: 'MOTHER',
        arrests: ['2020-03-21'],
        outcome: null,
        decidedOn: null,
      },
      expect.objectContaining({ accusedId: uncle, name: null, arrests: [] }),
    ]);
  });

  it('shows the names to colleagues who work on the case, and to nobody else', async () => {
    const value = { value: name, erased: false, withheld: null };
    for (const by of [caseWorker, supervisor]) expect((await shownTo(by)).accused[0]?.name).toEqual(value);
    expect(await shownTo({ ...caseWorker, id: 'bopha' })).toBeNull();
    for (const role of ['ANALYST', 'ADMINISTRATOR'] as const)
      expect(refusalOf(await homeward.ask(CASE, { id: prosecutionId }, { id: 'mony', role }))).toBe('FORBIDDEN');
    expect(refusalOf(await homeward.ask(CASE, { id: prosecutionId }, interviewer))).toBe('FORBIDDEN');
  });

  it('has a verdict on each, and stays held while an appeal is possible', async () => {
    await accepted(court('recordVerdict', { accusedId: mother, outcome: 'CONVICTED', on: '2020-10-01' }));
    const fine = { amount: 400_000_000, currency: 'KHR' };
    await accepted(court('imposeSentence', { accusedId: mother, months: 18, fine, on: '2020-10-01' }));
    const end = court('concludeProsecution', { outcome: 'CONVICTED', on: '2020-11-01' });
    expect(refusalOf(await sent(end))).toBe('ACCUSED_WITHOUT_OUTCOME');
    await accepted(court('recordVerdict', { accusedId: uncle, outcome: 'ACQUITTED', on: '2020-10-02' }));
    expect(refusalOf(await sent(end))).toBe('APPEAL_TIME_OPEN');
    expect(await part()).toEqual({ legalHold: true, outcome: null });
  });

  it('is held no longer once that time is over, and again during a late appeal', async () => {
    await accepted(court('concludeProsecution', { outcome: 'CONVICTED', on: '2020-11-02' }));
    await held(false);
    expect(await part()).toEqual({ legalHold: false, outcome: 'CONVICTED' });
    await accepted(court('lodgeAppeal', { appealId, accusedId: mother, appellant: 'DEFENCE', on: '2020-11-10' }));
    await held(true);
    const end = court('concludeProsecution', { outcome: 'ACQUITTED', on: '2021-03-04' });
    expect(refusalOf(await sent(end))).toBe('APPEAL_OPEN');
    const decided = { appealId, outcome: 'CHANGED', verdict: 'ACQUITTED', on: '2021-02-01' };
    await accepted(court('decideAppeal', decided));
    await accepted(end);
    await held(false);
    expect(await part()).toEqual({ legalHold: false, outcome: 'ACQUITTED' });
  });

  it('is paid, and the case shows all of it', async () => {
    const payment = { amount: 100_000, currency: 'USD', on: '2021-06-01' };
    await accepted(court('recordCompensationPayment', payment));
    expect(await shownTo(supervisor)).toMatchObject({
      outcome: 'ACQUITTED',
      endedOn: '2021-03-04',
      accused: [
        { outcome: 'ACQUITTED', decidedOn: '2021-02-01' },
        { outcome: 'ACQUITTED', decidedOn: '2020-10-02' },
      ],
      sentences: [{ accusedId: mother, years: 1, months: 18, fine: { amount: 400_000_000, currency: 'KHR' } }],
      appeals: [{ appellant: 'DEFENCE', outcome: 'CHANGED', verdict: 'ACQUITTED', decidedOn: '2021-02-01' }],
      payments: [payment],
    });
  });

  it('is in the list of cases of those who may see it', async () => {
    const listed = async (by: Bearer) => {
      const { data } = await homeward.ask(
        `query { prosecutions(first: 50) { edges { node { prosecutionId court survivors outcome } } } }`,
        {},
        by,
      );
      const { edges } = data!.prosecutions as { edges: { node: { prosecutionId: string } }[] };
      return edges.map(({ node }) => node).filter((node) => node.prosecutionId === prosecutionId);
    };
    const one = { prosecutionId, court: 'Siem Reap', survivors: 1, outcome: 'ACQUITTED' };
    expect(await listed(caseWorker)).toEqual([one]);
    expect(await listed({ ...caseWorker, id: 'bopha' })).toEqual([]);
  });
});
