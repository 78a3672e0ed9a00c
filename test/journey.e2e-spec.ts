import { randomUUID } from 'node:crypto';
import { Homeward, auditor, caseWorker, legalOfficer, supervisor, type Answer } from './harness/homeward.js';

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.start();
}, 60_000);
afterAll(() => homeward.stop());

interface Receipt {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
  readonly eventIds: readonly string[];
}

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code;
const accepted = async (mutation: string, input: object, by = caseWorker): Promise<Receipt> => {
  const { data, errors } = await homeward.command(mutation, input, by);
  if (errors) throw new Error(`${mutation}: ${JSON.stringify(errors)}`);
  return data![mutation] as Receipt;
};
const refused = async (mutation: string, input: object, by = caseWorker) =>
  codeOf(await homeward.command(mutation, input, by));

const child = {
  on: '2020-03-02',
  source: 'OutreachOperation',
  office: 'SiemReapCac',
  province: '17',
  urgency: 'Urgent',
  givenName: 'Sreyleak',
  familyName: 'Chea (SYNTHETIC)',
  localGivenName: 'ស្រីលក្ខណ៍',
  birthDate: '2009-05-01',
  sex: 'Female',
  nationality: 'KH',
  languages: ['khm'],
};
const consent = { language: 'khm', witnessRole: 'SocialWorker', on: '2020-03-02', childAssent: true };
const interview = {
  on: '2020-03-02',
  setting: 'CAC',
  interviewers: ['sokha'],
  authorityPresent: true,
  indicators: { act: ['Recruitment'], means: ['Coercion'], purpose: ['ForcedBegging'] },
};
const identification = {
  level: 'Preliminary',
  decidedBy: 'Police',
  on: '2020-03-03',
  exploitation: [
    {
      types: ['ForcedBegging'],
      recruitment: 'FamilyMember',
      recruiterRelation: 'Family',
      recruiterKin: ['Mother'],
      control: ['TakesEarnings'],
      country: 'KH',
      narrative: 'She was made to beg.',
    },
  ],
};
const entry = {
  on: '2020-03-04',
  office: 'SiemReapCac',
  programme: 'CommunityBased',
  housing: 'Kinship',
  address: 'House 4',
};

describe('a child recruited by her mother', () => {
  const survivorId = randomUUID();
  const prosecutionId = randomUUID();
  let last: Receipt;

  it('is not served before somebody who may has consented, and nobody who sold her may', async () => {
    expect(await refused('enterAftercare', { survivorId, ...entry })).toBe('NOT_FOUND');
    await accepted('receiveReferral', { survivorId, ...child });
    expect(await refused('conductScreeningInterview', { survivorId, ...interview })).toBe('CONSENT_MISSING');
    const asked = { survivorId, scopes: ['Interview'], ...consent };
    expect(await refused('giveConsent', { ...asked, givenBy: 'Survivor' })).toBe('GUARDIAN_REQUIRED');
    expect(await refused('giveConsent', { ...asked, givenBy: 'Authority', childAssent: false })).toBe(
      'CHILD_ASSENT_MISSING',
    );
    await accepted('giveConsent', { ...asked, givenBy: 'Authority' });
    await accepted('conductScreeningInterview', { survivorId, ...interview });
    expect(await refused('enterAftercare', { survivorId, ...entry })).toBe('IDENTIFICATION_NOT_POSITIVE');
    await accepted('identifySurvivor', { survivorId, ...identification });
    expect(await refused('enterAftercare', { survivorId, ...entry })).toBe('CONSENT_SCOPE_MISMATCH');
    const mother = { ...asked, on: '2020-03-04', scopes: ['Services'], givenBy: 'Guardian', guardianKin: 'Mother' };
    expect(await refused('giveConsent', mother)).toBe('GUARDIAN_CONFLICT_OF_INTEREST');
    await accepted('giveConsent', {
      ...mother,
      scopes: ['Services', 'Prosecution'],
      givenBy: 'AppointedGuardian',
      guardianKin: 'None',
    });
    last = await accepted('enterAftercare', { survivorId, ...entry });
    expect(await refused('enterAftercare', { survivorId, ...entry })).toBe('ALREADY_IN_AFTERCARE');
  });

  it('is shown to whoever wrote it as soon as it is asked for', async () => {
    const { data, errors } = await homeward.ask(
      `query ($id: ID!, $atLeast: String!) { survivor(id: $id, purpose: CARE, atLeast: $atLeast) {
        revision stale
        referral { givenName { value erased } localGivenName { value } sex }
        identification { status level positive exploitation }
        aftercare { enteredOn intake basis housing address { value } }
        overview { last closed recordedBy } } }`,
      { id: survivorId.toUpperCase(), atLeast: last.position },
    );
    expect(errors).toBeUndefined();
    expect(data!.survivor).toEqual({
      revision: last.revision,
      stale: false,
      referral: { givenName: { value: 'Sreyleak', erased: false }, localGivenName: { value: 'ស្រីលក្ខណ៍' }, sex: 'Female' },
      identification: {
        status: 'PossibleVictimOfTrafficking',
        level: 'Preliminary',
        positive: true,
        exploitation: ['ForcedBegging'],
      },
      aftercare: {
        enteredOn: '2020-03-04',
        intake: 'New',
        basis: 'Preliminary',
        housing: 'Kinship',
        address: { value: 'House 4' },
      },
      overview: { last: 'AftercareEntered', closed: false, recordedBy: 'sokha' },
    });
  });

  it('counts a command once, however often it is sent, and refuses another under its id', async () => {
    const commandId = randomUUID();
    const input = { survivorId, commandId, on: '2020-04-01', arrangement: 'Shelter' };
    const receipt = await accepted('changeHousing', input);
    expect(await accepted('changeHousing', { ...input, survivorId: survivorId.toUpperCase() })).toEqual(receipt);
    expect(await refused('changeHousing', { ...input, on: '2020-04-02' })).toBe('COMMAND_REUSED');
  });

  it('tells who looked at an older state what happened since', async () => {
    const { errors } = await homeward.command('changeHousing', {
      survivorId,
      on: '2020-05-01',
      arrangement: 'Shelter',
      expectedRevision: last.revision,
    });
    expect(errors![0]!.extensions).toMatchObject({
      code: 'REVISION_CONFLICT',
      currentRevision: last.revision + 1,
      since: [{ type: 'HousingChanged', by: 'sokha', revision: last.revision + 1 }],
    });
  });

  it('is not let go while her case is in court; the verdict comes back to her by itself', async () => {
    const opening = {
      survivorId,
      prosecutionId,
      on: '2020-06-01',
      court: 'Siem Reap',
      article: '10',
      role: 'Complainant',
    };
    expect(await refused('openProsecution', opening)).toBe('FORBIDDEN');
    await accepted('openProsecution', opening, legalOfficer);
    const closing = { survivorId, reason: 'GoalsReached', on: '2020-11-01' };
    expect(await refused('closeCase', { survivorId, on: '2020-11-02' }, supervisor)).toBe('CLOSURE_NOT_REQUESTED');
    await accepted('requestClosure', closing);
    expect(await refused('closeCase', { survivorId, on: '2020-11-02' }, supervisor)).toBe('FINAL_ASSESSMENT_MISSING');
    await accepted('requestClosure', { ...closing, finalAssessment: 'She is safe.' });
    expect(await refused('closeCase', { survivorId, on: '2020-11-02' }, supervisor)).toBe('OPEN_PROSECUTION');
    const verdict = { prosecutionId, outcome: 'Convicted', on: '2020-10-01' };
    await homeward.until(
      'the survivor joined the prosecution',
      async () => !(await homeward.command('recordVerdict', verdict, legalOfficer)).errors,
    );
    await homeward.until(
      'the case closed',
      async () => !(await homeward.command('closeCase', { survivorId, on: '2020-11-02' }, supervisor)).errors,
    );
    expect(await refused('changeHousing', { survivorId, on: '2020-11-03', arrangement: 'Shelter' })).toBe(
      'CASE_CLOSED',
    );
    await accepted('reopenCase', { survivorId, on: '2020-12-01', why: 'She asked.', retrafficking: false }, supervisor);
    expect(await accepted('enterAftercare', { survivorId, ...entry, on: '2020-12-02' })).toMatchObject({
      id: survivorId,
    });
  });

  it('is replayed whole by an auditor, who sees who recorded what and that nothing was changed', async () => {
    const { data } = await homeward.ask(
      `query ($id: ID!) { history(survivorId: $id, purpose: AUDIT) {
        chain { sound checked }
        edges { node { type by { id role } command data changes { what before after } } } } }`,
      { id: survivorId },
      auditor,
    );
    const { chain, edges } = data!.history as {
      chain: { sound: boolean; checked: number };
      edges: { node: { type: string; by: { role: string }; data: Record<string, unknown>; changes: object[] } }[];
    };
    expect(chain).toEqual({ sound: true, checked: edges.length });
    expect(edges.map(({ node }) => node.type)).toEqual([
      'ReferralReceived',
      'ConsentGiven',
      'ScreeningInterviewConducted',
      'SurvivorIdentified',
      'ConsentGiven',
      'AftercareEntered',
      'HousingChanged',
      'ProsecutionOpened',
      'ClosureRequested',
      'ClosureRequested',
      'ProsecutionConcluded',
      'CaseClosed',
      'CaseReopened',
      'AftercareEntered',
    ]);
    expect(edges[10]!.node.by.role).toBe('POLICY');
    expect(edges[13]!.node.data).toMatchObject({ intake: 'Returning', minor: true, ageOnDay: 11 });
    expect(edges[6]!.node.changes).toContainEqual({ what: 'Aftercare.housing', before: 'Kinship', after: 'Shelter' });
  });

  it('is shown as she stood at a revision, and as things had happened by a day', async () => {
    const { data } = await homeward.ask(
      `query ($id: ID!) {
        replay(survivorId: $id, purpose: AUDIT, toRevision: 3) { revision identification { positive } aftercare { housing } } }`,
      { id: survivorId },
      auditor,
    );
    expect(data!.replay).toEqual({ revision: 3, identification: { positive: true }, aftercare: null });
    const then = await homeward.ask(
      `query ($id: ID!) { survivor(id: $id, purpose: CARE, asOf: "2020-03-31") { aftercare { housing } } }`,
      { id: survivorId },
    );
    expect(then.data!.survivor).toEqual({ aftercare: { housing: 'Kinship' } });
  });
});
