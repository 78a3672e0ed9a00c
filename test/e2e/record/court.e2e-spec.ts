import { randomUUID } from 'node:crypto';
import { Homeward, caseWorker, legalOfficer, supervisor, type Answer } from '../../harness/homeward.js';
import { assignmentOf } from '../../harness/mutations.js';

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.shared();
});

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code;
const accepted = async (mutation: string, input: object, by = caseWorker) => {
  const { data, errors } = await homeward.command(mutation, input, by);
  if (errors) throw new Error(`${mutation}: ${JSON.stringify(errors)}`);
  return data![mutation] as { revision: number; position: string };
};
const refused = async (mutation: string, input: object, by = caseWorker) =>
  codeOf(await homeward.command(mutation, input, by));

const woman = {
  on: '2020-02-01',
  source: 'LAW_ENFORCEMENT',
  office: 'SiemReapCac',
  province: '17',
  urgency: 'URGENT',
  birthDate: '1990-06-01',
  sex: 'FEMALE',
  nationality: 'KH',
  languages: ['khm'],
};
const consent = { givenBy: 'SURVIVOR', language: 'khm', witnessRole: 'SOCIAL_WORKER', on: '2020-02-02' };
const identification = {
  level: 'FORMAL',
  decidedBy: 'POLICE',
  on: '2020-02-05',
  exploitation: [
    {
      types: ['FORCED_LABOUR'],
      recruitment: 'FAMILY_MEMBER',
      recruiterRelation: 'FAMILY',
      recruiterKin: ['FATHER'],
      control: [],
      country: 'TH',
    },
  ],
};

describe('a survivor whose father was the recruiter', () => {
  const survivorId = randomUUID();
  const prosecutionId = randomUUID();
  const about = { survivorId };
  const entry = { ...about, on: '2020-02-20', office: 'SiemReapCac', programme: 'COMMUNITY_BASED', housing: 'PARENTS' };

  it('returns home after a multi-agency review, with a plan', async () => {
    await accepted('receiveReferral', { ...about, ...woman });
    await accepted('giveConsent', { ...about, ...consent, scopes: ['SERVICES', 'PROSECUTION'] });
    await accepted('identifySurvivor', { ...about, ...identification });
    expect(await refused('enterAftercare', entry)).toBe('MDT_REVIEW_REQUIRED');
    await accepted('holdMdtReview', {
      ...about,
      on: '2020-02-15',
      agencies: ['LAW_ENFORCEMENT', 'JUSTICE'],
      recommends: ['RETURN'],
      recommendations: ['The mother has left the recruiter.', 'A visit each week.'],
    });
    expect(await refused('enterAftercare', entry)).toBe('SAFETY_PLAN_MISSING');
    const { position } = await accepted('enterAftercare', { ...entry, safetyPlan: 'The neighbours call us.' });
    const { data } = await homeward.askAt(
      position,
      `query ($id: UUID!, $atLeast: String!) { survivor(id: $id, purpose: CARE, atLeast: $atLeast) {
        mdtReviews { on agencies recommends recommendations { values erased } }
        aftercare { housing safetyPlan { value } } } }`,
      { id: survivorId },
    );
    expect(data!.survivor).toEqual({
      mdtReviews: [
        {
          on: '2020-02-15',
          agencies: ['LAW_ENFORCEMENT', 'JUSTICE'],
          recommends: ['RETURN'],
          recommendations: { values: ['The mother has left the recruiter.', 'A visit each week.'], erased: false },
        },
      ],
      aftercare: { housing: 'PARENTS', safetyPlan: { value: 'The neighbours call us.' } },
    });
  });

  it('goes to court; the case is recorded once, from its charges to its end', async () => {
    for (const one of [caseWorker, legalOfficer])
      await accepted('assignCaseWorker', { ...about, ...assignmentOf(one, '2020-03-01') }, supervisor);
    const opening = { ...about, prosecutionId, court: 'Siem Reap', article: '10', role: 'COMPLAINANT' };
    const opened = { ...opening, on: '2020-03-02' };
    expect(await refused('openProsecution', opened, { ...legalOfficer, id: 'borey' })).toBe('NOT_FOUND');
    await accepted('openProsecution', opened, legalOfficer);
    const court = { prosecutionId };
    const charges = { ...court, article: '10', accusedCount: 2, on: '2020-04-01' };
    expect(await refused('fileCharges', charges)).toBe('FORBIDDEN');
    await homeward.until(
      'the survivor joined the prosecution',
      async () => !(await homeward.command('fileCharges', charges, legalOfficer)).errors,
    );
    await accepted('recordHearing', { ...court, on: '2020-06-01' }, legalOfficer);
    const sentence = { ...court, years: 12, on: '2020-10-08' };
    expect(await refused('imposeSentence', sentence, legalOfficer)).toBe('CONVICTION_MISSING');
    await accepted('recordVerdict', { ...court, outcome: 'CONVICTED', on: '2020-10-01' }, legalOfficer);
    await accepted('imposeSentence', sentence, legalOfficer);
    const order = { ...court, amount: 250_000, currency: 'USD', on: '2020-10-08' };
    await accepted('orderCompensation', order, supervisor);
    const end = { ...court, on: '2020-11-08' };
    expect(await refused('concludeProsecution', { ...end, outcome: 'SETTLED' }, legalOfficer)).toBe('VERDICT_REACHED');
    const last = await accepted('concludeProsecution', { ...end, outcome: 'CONVICTED' }, legalOfficer);

    const { data, errors } = await homeward.askAt(
      last.position,
      `query ($id: UUID!, $atLeast: String!) { prosecution(id: $id, purpose: COURT, atLeast: $atLeast) {
        revision stale commencedOn court article survivors charges { article accusedCount on } hearings
        sentences { years on } compensation { amount currency on } outcome concludedOn endedOn } }`,
      { id: prosecutionId },
    );
    expect(errors).toBeUndefined();
    expect(data!.prosecution).toEqual({
      revision: last.revision,
      stale: false,
      commencedOn: '2020-03-02',
      court: 'Siem Reap',
      article: '10',
      survivors: 1,
      charges: [{ article: '10', accusedCount: 2, on: '2020-04-01' }],
      hearings: ['2020-06-01'],
      sentences: [{ years: 12, on: '2020-10-08' }],
      compensation: [{ amount: 250_000, currency: 'USD', on: '2020-10-08' }],
      outcome: 'CONVICTED',
      concludedOn: '2020-10-01',
      endedOn: '2020-11-08',
    });
  });

  it("gets the verdict in the survivor's own record, which the case no longer holds", async () => {
    const source = `query ($id: UUID!) { survivor(id: $id, purpose: CARE) { prosecutions { legalHold outcome concludedOn } } }`;
    const shown = async () =>
      ((await homeward.ask(source, { id: survivorId })).data!.survivor as { prosecutions: { legalHold: boolean }[] })
        .prosecutions;
    await homeward.until('the record has the verdict', async () =>
      (await shown()).every(({ legalHold }) => !legalHold),
    );
    expect(await shown()).toEqual([{ legalHold: false, outcome: 'CONVICTED', concludedOn: '2020-10-01' }]);
  });

  it('is not shown a case that does not exist', async () => {
    const { data } = await homeward.ask(`query ($id: UUID!) { prosecution(id: $id, purpose: COURT) { court } }`, {
      id: randomUUID(),
    });
    expect(data!.prosecution).toBeNull();
  });
});
