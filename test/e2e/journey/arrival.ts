import { caseWorker, supervisor } from '../../harness/homeward.js';
import { child, consent, identification, interview } from './first-contact.js';
import { dayOn, type Story } from './story.js';

/** March: an outreach worker meets the child in the street. */
export const arrival = (story: Story): void => {
  it('is referred from the street, with a safe way to be called', async () => {
    const { operationId } = story;
    expect(await story.refusal('recordHouseholdMember', { relation: 'MOTHER', safe: 'NO' })).toBe('NOT_FOUND');
    const outreach = {
      operationId,
      kind: 'CAC_OUTREACH',
      office: 'SiemReapCac',
      province: '17',
      on: dayOn('03-02'),
    };
    await story.homeward.command(
      'conductOperation',
      { ...outreach, withAuthorities: ['Provincial police'] },
      supervisor,
    );
    await story.record('receiveReferral', { ...child, operationId });
    expect(await story.refusal('receiveReferral', child)).toBe('ALREADY_REFERRED');
    await story.record('recordHouseholdMember', {
      relation: 'MOTHER',
      safe: 'NO',
      note: 'The mother takes the money.',
    });
    await story.record('recordHouseholdMember', {
      relation: 'AUNT_OR_UNCLE',
      safe: 'YES',
      name: 'Bopha Chea (SYNTHETIC)',
    });
    expect(
      await story.readSurvivor(`referral { givenName { value erased } localGivenName { value }
        contact { value { channel value safe whenSafe whoMayAnswer } } } household { relation safe note { value } }`),
    ).toEqual({
      referral: {
        givenName: { value: 'Sreyleak', erased: false },
        localGivenName: { value: 'ស្រីលក្ខណ៍' },
        contact: { value: child.contact },
      },
      household: expect.arrayContaining([
        { relation: 'MOTHER', safe: 'NO', note: { value: 'The mother takes the money.' } },
        { relation: 'AUNT_OR_UNCLE', safe: 'YES', note: null },
      ]),
    });
  });

  it('is interviewed by nobody before an authority and the child have agreed', async () => {
    const asked = { ...interview, operationId: story.operationId };
    expect(await story.refusal('conductScreeningInterview', asked)).toBe('CONSENT_MISSING');
    expect(await story.refusal('giveConsent', { ...consent, givenBy: 'SURVIVOR' })).toBe('GUARDIAN_REQUIRED');
    const unasked = { ...consent, givenBy: 'AUTHORITY', childAssent: false };
    expect(await story.refusal('giveConsent', unasked)).toBe('CHILD_ASSENT_MISSING');
    await story.record('giveConsent', { ...consent, givenBy: 'AUTHORITY' });
    await story.record('conductScreeningInterview', asked);
  });

  it('is identified as a victim by the police, and the parent who recruited the child cannot consent', async () => {
    const entry = { on: dayOn('03-04'), office: 'SiemReapCac', programme: 'COMMUNITY_BASED', housing: 'SHELTER' };
    expect(await story.refusal('enterAftercare', entry)).toBe('IDENTIFICATION_NOT_POSITIVE');
    await story.record('identifySurvivor', identification);
    expect(await story.refusal('enterAftercare', entry)).toBe('CONSENT_SCOPE_MISMATCH');
    const services = { ...consent, scopes: ['SERVICES', 'FORENSIC_RECORDING', 'PROSECUTION'], on: dayOn('03-04') };
    const mother = { ...services, givenBy: 'GUARDIAN', guardianKin: 'MOTHER' };
    expect(await story.refusal('giveConsent', mother)).toBe('GUARDIAN_CONFLICT_OF_INTEREST');
    await story.record('giveConsent', { ...services, givenBy: 'APPOINTED_GUARDIAN', guardianKin: 'NONE' });
    await story.record('enterAftercare', { ...entry, address: 'House 4' });
    expect(await story.refusal('enterAftercare', entry)).toBe('ALREADY_IN_AFTERCARE');
  });

  it('has an assigned case worker, who sees each entry as soon as it is recorded', async () => {
    const assigned = { worker: 'sokha', as: 'CASE_WORKER', office: 'SiemReapCac', on: dayOn('03-04') };
    expect(await story.refusal('assignCaseWorker', assigned, caseWorker)).toBe('FORBIDDEN');
    await story.record('assignCaseWorker', assigned, supervisor);
    expect(
      await story.readSurvivor(`revision stale identification { status level positive exploitation }
        aftercare { enteredOn intake basis housing address { value } }
        assignments { worker as endedOn } overview { last closed recordedBy }`),
    ).toEqual({
      revision: story.last.revision,
      stale: false,
      identification: {
        status: 'POSSIBLE_VICTIM_OF_TRAFFICKING',
        level: 'PRELIMINARY',
        positive: true,
        exploitation: ['FORCED_BEGGING'],
      },
      aftercare: {
        enteredOn: dayOn('03-04'),
        intake: 'NEW',
        basis: 'PRELIMINARY',
        housing: 'SHELTER',
        address: { value: 'House 4' },
      },
      assignments: [{ worker: 'sokha', as: 'CASE_WORKER', endedOn: null }],
      overview: { last: 'CaseWorkerAssigned', closed: false, recordedBy: 'sophea' },
    });
    expect(await story.dueTasks()).toEqual(['FIRST_ASSESSMENT', 'FIRST_PLAN']);
    expect(await story.dueTasks({ ...caseWorker, id: 'chenda' })).toEqual([]);
  });
};
