import { randomUUID } from 'node:crypto';
import type { Bearer } from '#platform/plain';
import { Homeward, caseWorker, receiptOf, supervisor } from '../../harness/homeward.js';
import { assignmentOf, refer, toSend, type MutationToSend } from '../../harness/mutations.js';
import { LiveAnswers, clientOf } from '../../harness/live-answers.js';

const bopha: Bearer = { id: 'bopha', role: 'CASE_WORKER', office: 'Poipet' };
const makara: Bearer = { ...supervisor, id: 'makara' };

let homeward: Homeward;
let sister: string;
let brother: string;

const record = async ({ mutation, input, by }: MutationToSend, survivorId: string) =>
  receiptOf(await homeward.command(mutation, input(survivorId), by));

interface Relative {
  readonly otherSurvivorId: {
    readonly value: string | null;
    readonly withheld: boolean | null;
    readonly erased: boolean;
  };
}
const RELATIVES = 'relatives { otherSurvivorId { value withheld erased } }';

const relativesOf = async (id: string, by = supervisor): Promise<readonly Relative[]> => {
  const query = `query ($id: UUID!) { survivor(id: $id, purpose: SUBJECT_REQUEST) { ${RELATIVES} } }`;
  const { data } = await homeward.ask(query, { id }, by);
  return (data!.survivor as { relatives: Relative[] } | null)?.relatives ?? [];
};

beforeAll(async () => {
  homeward = await Homeward.shared();
});
beforeEach(async () => {
  [sister, brother] = [randomUUID(), randomUUID()];
  for (const survivorId of [sister, brother]) await record(refer(), survivorId);
  const link = { otherSurvivorId: brother, relation: 'SIBLING', foundTogether: true };
  await record(toSend('linkRelative', link), sister);
  await homeward.until('both records have the link', async () => {
    const both = [await relativesOf(sister), await relativesOf(brother)];
    return both.every(({ length }) => length === 1);
  });
});

describe('a link between two records', () => {
  it('goes with the keys of the record that is erased, and is withheld in the other', async () => {
    const [requestId, on] = [randomUUID(), '2020-03-12'];
    await record(toSend('requestErasure', { requestId, askedBy: 'SURVIVOR', on }), sister);
    await record(toSend('approveErasure', { requestId, on }, makara), sister);
    await homeward.until('the id is erased', async () => (await relativesOf(sister))[0]?.otherSurvivorId.erased);
    expect(await relativesOf(sister)).toEqual([{ otherSurvivorId: { value: null, withheld: null, erased: true } }]);
    const shownIn = async (id: string) => {
      const { data } = await homeward.ask(
        `query ($id: UUID!) { entries(survivorId: $id, purpose: SUBJECT_REQUEST) { edges { node { type says } } }
        history(survivorId: $id, purpose: SUBJECT_REQUEST) { edges { node { type data } } } }`,
        { id },
        supervisor,
      );
      return JSON.stringify(data);
    };
    expect(await shownIn(sister)).toContain('RelativeLinked');
    expect(await shownIn(sister)).not.toContain(brother);
    expect(await shownIn(brother)).toContain('RelativeLinked');
    expect(await shownIn(brother)).not.toContain(sister);
    expect(await relativesOf(brother)).toMatchObject([{ otherSurvivorId: { value: null, withheld: true } }]);
  });

  it('shows a reader who stays the other record only as long as they may open it', async () => {
    const client = clientOf(homeward, caseWorker);
    const query = `subscription ($id: UUID!) { journey(survivorId: $id, purpose: CARE) { revision ${RELATIVES} } }`;
    const answers = new LiveAnswers(client, query, { id: sister });
    const last = () => JSON.stringify(answers.items.at(-1)?.data);
    await answers.until('the other record is named', () => last()?.includes(brother));
    await record(toSend('assignCaseWorker', { ...assignmentOf(bopha), office: 'Poipet' }, supervisor), brother);
    await record(toSend('recordHouseholdMember', { relation: 'MOTHER', safe: 'NO' }), sister);
    await answers.until('the other record is not named any more', () => last()?.includes('"withheld":true'));
    expect(last()).not.toContain(brother);
    await Promise.resolve(client.dispose());
  });
});
