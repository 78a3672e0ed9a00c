import { randomUUID } from 'node:crypto';
import type { Bearer } from '#platform/plain';
import { Homeward, caseWorker as sokha, receiptOf, refusalOf, supervisor as sophea } from '../../harness/homeward.js';
import { assignmentOf, refer } from '../../harness/mutations.js';

const chenda: Bearer = { ...sokha, id: 'chenda' };
const makara: Bearer = { id: 'makara', role: 'SUPERVISOR', office: 'Poipet' };
const NAME = 'Sreyleak (SYNTHETIC)';

let homeward: Homeward;
let her: string;
let atLeast: string;
let received: string;
beforeAll(async () => {
  homeward = await Homeward.shared();
});

const accepted = async (mutation: string, said: object, by: Bearer = sophea) => {
  const receipt = receiptOf(await homeward.command(mutation, { survivorId: her, ...said }, by));
  atLeast = receipt.position;
  return receipt;
};
beforeEach(async () => {
  her = randomUUID();
  const { eventIds } = await accepted('receiveReferral', refer({ givenName: NAME }).input(her), sokha);
  received = eventIds[0]!;
});

const NEVER = { value: null, withheld: true };
/** The name of the survivor; undefined without access. */
const nameFor = async (by: Bearer, purpose = 'CARE') => {
  const { data, errors } = await homeward.askAt(
    atLeast,
    `query ($id: UUID!, $atLeast: String) { survivor(id: $id, purpose: ${purpose}, atLeast: $atLeast) {
      referral { givenName { value withheld } } } }`,
    { id: her },
    by,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return (data!.survivor as { referral: { givenName: object } } | null)?.referral.givenName;
};

describe('an access that was taken away', () => {
  it('is kept for an office after a correction, so that a colleague there can review it', async () => {
    const { survivorId: _, ...elsewhere } = refer({ givenName: NAME, office: 'Poipet' }).input(her) as {
      survivorId: string;
    };
    const kosal = { ...sophea, id: 'kosal' };
    const asking = { kind: 'FILE_REFERRAL', otherSurvivorId: her, office: 'Poipet', reason: 'It was Poipet.' };
    receiptOf(await homeward.command('askOffice', asking, kosal));
    await homeward.caughtUp();
    const { data } = await homeward.ask(
      '{ officeRequests(purpose: SUPERVISION) { edges { node { requestId survivorId } } } }',
      {},
      makara,
    );
    const { edges } = data!.officeRequests as { edges: { node: { requestId: string; survivorId: string } }[] };
    const { requestId } = edges.find(({ node }) => node.survivorId === her)!.node;
    receiptOf(await homeward.command('answerOffice', { requestId, granted: true }, makara));
    const correcting = { eventId: received, reason: 'It was Poipet.', replacement: { receiveReferral: elsewhere } };
    const { eventIds } = await accepted('correctEntry', correcting, kosal);
    await accepted('assignCaseWorker', assignmentOf({ ...chenda, office: 'Poipet' }), makara);
    expect([await nameFor(sophea), await nameFor(makara)]).toMatchObject([{ value: NAME }, { value: NAME }]);
    const looked = await homeward.ask(
      `query ($id: UUID!) { whoLooked(survivorId: $id, purpose: SUPERVISION) { edges { node { who } } } }`,
      { id: her },
      sophea,
    );
    expect(JSON.stringify(looked)).toContain('makara');
    await accepted('reviewEntry', { eventId: eventIds[0], on: '2020-12-01', upheld: false });
  });
});

describe('a record that is kept for the court only', () => {
  it('is open for the court, safety and entitlements, and for no other purpose', async () => {
    await accepted('placeLegalHold', { reason: 'COURT_ORDER', on: '2020-03-05' });
    const { eventIds } = await accepted('requestErasure', { askedBy: 'SURVIVOR', on: '2020-03-06' }, sokha);
    expect(eventIds).toHaveLength(2);
    for (const purpose of ['CARE', 'SUPERVISION', 'DATA_QUALITY'])
      expect(await nameFor(sophea, purpose)).toEqual(NEVER);
    for (const purpose of ['COURT', 'SAFETY', 'SUBJECT_REQUEST'])
      expect(await nameFor(sophea, purpose)).toMatchObject({ value: NAME });
  });
});

describe('broken glass', () => {
  it('opens the record in the role in which the glass was broken', async () => {
    // nobody of another spec: each may open one record until it is reviewed
    const dara: Bearer = { id: `dara-${randomUUID()}`, role: 'CASE_WORKER', office: 'Poipet' };
    const asking = { survivorId: her, reason: 'MISSING', explanation: 'The survivor was last seen at noon.' };
    const opened = await homeward.command('openBreakGlass', asking, dara);
    expect(refusalOf(opened)).toBeUndefined();
    expect(await nameFor(dara, 'BREAK_GLASS')).toMatchObject({ value: NAME });
    expect(await nameFor({ ...dara, role: 'FORENSIC_INTERVIEWER' }, 'BREAK_GLASS')).toBeUndefined();
  });
});
