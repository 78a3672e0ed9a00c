import { randomUUID } from 'node:crypto';
import { dayAt } from '#kernel/decider';
import type { Bearer } from '#platform/plain';
import { Homeward, auditor, caseWorker, receiptOf, refusalOf, supervisor } from '../../harness/homeward.js';
import { assignmentOf, refer, toSend, type MutationToSend } from '../../harness/mutations.js';

/** Case worker and supervisor of another office, who have the brother's record and not the sister's. */
const bopha: Bearer = { id: 'bopha', role: 'CASE_WORKER', office: 'Poipet' };
const makara: Bearer = { id: 'makara', role: 'SUPERVISOR', office: 'Poipet' };
const ONLY_THE_BROTHERS = [bopha, makara];

let homeward: Homeward;
const [sister, brother, linkId] = [randomUUID(), randomUUID(), randomUUID()];
let atLeast: string;

const record = async ({ mutation, input, by }: MutationToSend, survivorId: string) => {
  const receipt = receiptOf(await homeward.command(mutation, input(survivorId), by));
  atLeast = receipt.position;
  return receipt;
};
const link = { linkId, otherSurvivorId: brother, relation: 'SIBLING', foundTogether: true };

beforeAll(async () => {
  homeward = await Homeward.shared();
  for (const survivorId of [sister, brother]) await record(refer({ birthDate: '2010-02-01' }), survivorId);
  await record(toSend('linkRelative', { ...link, note: 'They were begging together.' }), sister);
  await record(toSend('assignCaseWorker', { ...assignmentOf(bopha), office: 'Poipet' }, supervisor), brother);
  await homeward.until('the policy recorded the link in the other record', async () => {
    await homeward.caughtUp();
    return (await relativesOf(brother, supervisor)).length === 1;
  });
});

interface Relative {
  readonly linkId: string;
  readonly relation: string;
  readonly foundTogether: boolean;
  readonly otherSurvivorId: { readonly value: string | null; readonly withheld: boolean | null };
  readonly note: { readonly value: string | null } | null;
}

const RELATIVES =
  'relatives { linkId relation foundTogether otherSurvivorId { value withheld erased } note { value } }';

const relativesOf = async (id: string, by: Bearer): Promise<readonly Relative[]> => {
  const { data } = await homeward.askAt(
    atLeast,
    `query ($id: UUID!, $atLeast: String) { survivor(id: $id, purpose: CARE, atLeast: $atLeast) { ${RELATIVES} } }`,
    { id },
    by,
  );
  return (data!.survivor as { relatives: Relative[] }).relatives;
};

describe('a link between a brother and a sister', () => {
  it('stands in both records, with the note in one of them', async () => {
    const [inOne, inOther] = [await relativesOf(sister, supervisor), await relativesOf(brother, supervisor)];
    const other = (value: string) => ({ value, withheld: null, erased: false });
    const both = { linkId, relation: 'SIBLING', foundTogether: true };
    expect(inOne).toEqual([
      { ...both, otherSurvivorId: other(brother), note: { value: 'They were begging together.' } },
    ]);
    expect(inOther).toEqual([{ ...both, otherSurvivorId: other(sister), note: null }]);
  });

  const everyAnswer = async (by: Bearer): Promise<string> => {
    const documents = [
      `query ($id: UUID!) { survivor(id: $id, purpose: CARE) { ${RELATIVES} overview { last } } }`,
      `query ($id: UUID!) { survivor(id: $id, purpose: CARE, asOf: "${dayAt(new Date().toISOString())}") { ${RELATIVES} } }`,
      'query ($id: UUID!) { entries(survivorId: $id, purpose: CARE) { edges { node { eventId type says by { id } } } } }',
      'query ($id: UUID!) { history(survivorId: $id, purpose: SUPERVISION) { edges { node { type data commandId correlationId causationId by { id } changes { what before after } } } chains { stream } } }',
      `query ($id: UUID!) { replay(survivorId: $id, purpose: SUPERVISION) { ${RELATIVES} } }`,
      'query ($id: UUID!) { availableActions(survivorId: $id) { mutation refusal { sentence } } }',
      'query ($id: UUID!) { whoLooked(survivorId: $id, purpose: SUPERVISION) { edges { node { who operation } } } }',
      '{ caseload(purpose: CARE) { edges { node { survivorId } } } dueTasks(purpose: CARE) { edges { node { survivorId ref } } } }',
    ];
    const answers = await Promise.all(
      documents.map((text) => homeward.ask(text, text.startsWith('{') ? {} : { id: brother }, by)),
    );
    return JSON.stringify(answers);
  };

  it.each(ONLY_THE_BROTHERS)(
    'names the sister nowhere to $id, who may open the record of the brother only',
    async (by) => {
      const answers = await everyAnswer(by);
      expect(answers).toContain(linkId);
      expect(answers).not.toContain(sister);
      expect(await relativesOf(brother, by)).toMatchObject([{ otherSurvivorId: { value: null, withheld: true } }]);
    },
  );

  it('names the sister to a supervisor who may open both, in every place', async () => {
    const answers = await everyAnswer(supervisor);
    expect(answers.split(sister).length - 1).toBeGreaterThanOrEqual(5);
  });

  it('names the sister to an auditor, who may open both', async () => {
    const { data } = await homeward.ask(
      'query ($id: UUID!) { history(survivorId: $id, purpose: COURT) { edges { node { type data } } } }',
      { id: brother },
      auditor,
    );
    expect(JSON.stringify(data)).toContain(sister);
  });

  it('is refused to a user who may open one of the two, as if the other did not exist', async () => {
    const answerTo = async (otherSurvivorId: string) => {
      const answer = await homeward.command(
        'linkRelative',
        { ...link, linkId: randomUUID(), otherSurvivorId, survivorId: brother },
        bopha,
      );
      return JSON.stringify(answer).replaceAll(otherSurvivorId, '<id>');
    };
    const [there, absent] = [await answerTo(sister), await answerTo(randomUUID())];
    expect(there).toBe(absent);
    expect(there).toContain('NOT_FOUND');
  });

  it('gives no access to the other record', async () => {
    const answer = await homeward.command(
      'recordHouseholdMember',
      { survivorId: sister, relation: 'MOTHER', safe: 'NO' },
      bopha,
    );
    expect(refusalOf(answer)).toBe('NOT_FOUND');
  });

  it('ends in both records, whichever of the two it is ended in', async () => {
    await record(toSend('unlinkRelative', { linkId, reason: 'They are cousins.' }, bopha), brother);
    await homeward.until('the policy ended the link in the other record', async () => {
      await homeward.caughtUp();
      return (await relativesOf(sister, caseWorker)).length === 0;
    });
    expect(await relativesOf(brother, bopha)).toEqual([]);
    expect(await everyAnswer(makara)).not.toContain(sister);
  });
});

describe('a child left with the abuser abroad', () => {
  const survivorId = randomUUID();
  const dependantId = randomUUID();

  it('is recorded with their custody, and read as of any day', async () => {
    await record(refer(), survivorId);
    const left = {
      dependantId,
      on: '2019-06-01',
      relation: 'CHILD',
      birthYear: 2018,
      livesWith: 'ABUSER',
      country: 'CN',
    };
    await record(
      toSend('recordDependant', { ...left, name: 'Lily (SYNTHETIC)', note: 'The husband keeps the child.' }),
      survivorId,
    );
    await record(
      toSend('recordCustody', { dependantId, on: '2020-03-05', custody: 'SOUGHT', court: 'Siem Reap' }),
      survivorId,
    );
    await record(toSend('recordCustody', { dependantId, on: '2020-06-05', custody: 'GRANTED' }), survivorId);
    await record(
      toSend('moveDependant', { dependantId, on: '2020-07-01', livesWith: 'SURVIVOR', country: 'KH' }),
      survivorId,
    );
    await record(toSend('recordPregnancy', { on: '2020-03-05', dueMonth: '2020-09' }), survivorId);
    await record(toSend('recordBirth', { on: '2020-09-04', livesWith: 'SURVIVOR', country: 'KH' }), survivorId);
    await record(
      toSend('recordReturn', {
        manner: 'OWN_MEANS',
        from: 'CN',
        transit: ['LA', 'TH'],
        irregularCrossing: true,
        on: '2020-02-20',
      }),
      survivorId,
    );
    const read = async (more: string) => {
      const { data, errors } = await homeward.askAt(
        atLeast,
        `query ($id: UUID!, $atLeast: String) { survivor(id: $id, purpose: CARE, atLeast: $atLeast ${more}) {
          dependants { relation birthYear livesWith country since custody custodyOn court { value } name { value } note { value } }
          pregnancies { on endedOn dueMonth { value } } births { on } returns { manner from transit crossing irregularCrossing on }
        } }`,
        { id: survivorId },
      );
      expect(errors).toBeUndefined();
      return data!.survivor as Record<string, unknown[]>;
    };
    expect(await read('')).toMatchObject({
      dependants: [
        {
          livesWith: 'SURVIVOR',
          country: 'KH',
          since: '2020-07-01',
          custody: 'GRANTED',
          name: { value: 'Lily (SYNTHETIC)' },
        },
        { relation: 'CHILD', birthYear: 2020, livesWith: 'SURVIVOR' },
      ],
      pregnancies: [{ on: '2020-03-05', dueMonth: { value: '2020-09' } }],
      births: [{ on: '2020-09-04' }],
      returns: [{ manner: 'OWN_MEANS', from: 'CN', transit: ['LA', 'TH'], crossing: null, irregularCrossing: true }],
    });
    const then = await read(', asOf: "2020-04-01"');
    expect(then.dependants).toMatchObject([
      { livesWith: 'ABUSER', country: 'CN', since: '2019-06-01', custody: 'SOUGHT', court: { value: 'Siem Reap' } },
    ]);
    expect(then.births).toEqual([]);
  });

  it('shows a reader without health the child, and neither the pregnancy nor the birth', async () => {
    const fields = 'dependants { relation } pregnancies { on } births { on }';
    const shown = async (purpose: string) => {
      const { data } = await homeward.ask(
        `query ($id: UUID!) { survivor(id: $id, purpose: ${purpose}) { ${fields} } }`,
        { id: survivorId },
        supervisor,
      );
      return data!.survivor;
    };
    expect(await shown('CARE')).toMatchObject({ pregnancies: [{ on: '2020-03-05' }], births: [{ on: '2020-09-04' }] });
    const dependants = [{ relation: 'CHILD' }, { relation: 'CHILD' }];
    expect(await shown('DATA_QUALITY')).toEqual({ dependants, pregnancies: [], births: [] });
  });
});
