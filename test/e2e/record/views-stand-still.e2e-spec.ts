import { randomUUID } from 'node:crypto';
import type { Bearer } from '#platform/plain';
import { Homeward, caseWorker as sokha, receiptOf, supervisor as sophea } from '../../harness/homeward.js';
import { assignmentOf, refer } from '../../harness/mutations.js';

const chenda: Bearer = { ...sokha, id: 'chenda' };
const NAME = 'Sreyleak (SYNTHETIC)';
const QUERY = `query ($id: UUID!, $atLeast: String) { survivor(id: $id, purpose: CARE, atLeast: $atLeast) {
  referral { givenName { value } } } }`;

/** Nobody else waits for its views. */
let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.alone();
});

it('an access that was taken away is gone at once, even while the views stand still', async () => {
  const id = randomUUID();
  const received = receiptOf(await homeward.command('receiveReferral', refer({ givenName: NAME }).input(id)));
  const opened = { survivor: { referral: { givenName: { value: NAME } } } };
  expect((await homeward.askAt(received.position, QUERY, { id }, sokha)).data).toEqual(opened);
  const projector = homeward.pidOf('projector')!;
  process.kill(projector, 'SIGSTOP');
  let assigned;
  try {
    assigned = receiptOf(
      await homeward.command('assignCaseWorker', { survivorId: id, ...assignmentOf(chenda) }, sophea),
    );
    expect((await homeward.ask(QUERY, { id }, sokha)).data).toEqual({ survivor: null });
  } finally {
    process.kill(projector, 'SIGCONT');
  }
  expect((await homeward.askAt(assigned.position, QUERY, { id }, chenda)).data).toEqual(opened);
});
