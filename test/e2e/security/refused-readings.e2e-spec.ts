import { randomUUID } from 'node:crypto';
import { Homeward, auditor, receiptOf, supervisor, type Answer } from '../../harness/homeward.js';
import { referralOf } from '../../harness/ledger.js';
import { kindsIn, readersOf } from '../../harness/readers.js';

const dara = { id: 'daravuth', role: 'CASE_WORKER', office: 'Poipet' } as const;

let homeward: Homeward;
let survivorId: string;
let atLeast: string;
beforeAll(async () => {
  homeward = await Homeward.alone();
  await homeward.caughtUp(); // no policy adds an entry of an earlier spec
});

beforeEach(async () => {
  survivorId = randomUUID();
  atLeast = receiptOf(await homeward.command('receiveReferral', referralOf(survivorId))).position;
});

const look = (id: string): Promise<Answer> =>
  homeward.ask(
    `query ($id: UUID!, $atLeast: String!) {
      survivor(id: $id, purpose: CARE, atLeast: $atLeast) { referral { givenName { value withheld } } } }`,
    { id, atLeast },
    dara,
  );

describe('a reading without access', () => {
  it('shows nothing, as if the survivor did not exist, and only the auditor sees the attempt', async () => {
    const denied = await look(survivorId);
    const absent = await look(randomUUID());
    expect(denied).toEqual({ data: { survivor: null } });
    expect(absent).toEqual(denied);
    expect(kindsIn((await readersOf(homeward, survivorId, supervisor))!)).toEqual([['AUDIT_LOG_READ', supervisor.id]]);
    expect(kindsIn((await readersOf(homeward, survivorId, auditor))!)).toEqual([
      ['AUDIT_LOG_READ', auditor.id],
      ['AUDIT_LOG_READ', supervisor.id],
      ['READING_REFUSED', dara.id],
    ]);
  });
});
