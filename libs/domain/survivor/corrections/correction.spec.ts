import { applyAmendments, foldRows, type ProjectableEvent } from '#kernel/projections';
import { aftercareProjection } from '../steps/aftercare/aftercare.projection.js';
import { Telling, type SurvivorFacts } from '../testing/telling.js';
import { correctionStep } from './correction.step.js';

const referred = [
  'ReceiveReferral',
  {
    on: '2020-02-01',
    source: 'Community',
    office: 'SiemReapCac',
    province: '17',
    urgency: 'Routine',
    birthDate: '1990-06-01',
    sex: 'Female',
    nationality: 'KH',
    languages: ['khm'],
  },
] as const satisfies SurvivorFacts;
const consented = [
  'GiveConsent',
  {
    consentId: 'consent',
    scopes: ['Interview', 'Services'],
    recipients: [],
    givenBy: 'Survivor',
    language: 'khm',
    witnessRole: 'SocialWorker',
    on: '2020-02-02',
  },
] as const satisfies SurvivorFacts;
const identified = [
  'IdentifySurvivor',
  {
    level: 'Preliminary',
    decidedBy: 'NGO',
    on: '2020-02-05',
    exploitation: [
      {
        types: ['ForcedBegging'],
        recruitment: 'Broker',
        recruiterRelation: 'Broker',
        control: ['DebtBondage'],
        country: 'TH',
      },
    ],
  },
] as const satisfies SurvivorFacts;
const entering = {
  on: '2020-02-10',
  office: 'SiemReapCac',
  programme: 'CommunityBased',
  housing: 'Shelter',
  address: '12 River Road',
} as const;
const cared = () => new Telling().tell(referred, consented, identified, ['EnterAftercare', entering]);
const ENTRY = 'event-3';
const supervisor = { by: { id: 'dara', role: 'SUPERVISOR' } };
const correcting = (input: object = {}) => ({
  eventId: ENTRY,
  reason: 'the day was misread',
  replacement: { enterAftercare: { ...entering, ...input } },
});
const seenOf = ({ facts }: Telling): ProjectableEvent[] =>
  facts.map(({ type, data, id, at }, revision) => ({
    data,
    meta: {
      subject: 'her',
      eventId: id,
      type,
      revision,
      position: BigInt(revision),
      recordedAt: at,
      sealed: [] as const,
    } as unknown as ProjectableEvent['meta'],
  }));

describe('A correction', () => {
  it('records the replacement of an entry, with all fields that follow from it', () => {
    expect(cared().answer('CorrectEntry', correcting({ on: '2020-02-12' }))).toEqual([
      {
        type: 'EntryCorrected',
        data: {
          eventId: ENTRY,
          reason: 'the day was misread',
          replacement: {
            AftercareEntered: {
              ...entering,
              on: '2020-02-12',
              basis: 'Preliminary',
              intake: 'New',
              ageOnDay: 29,
              minor: false,
            },
          },
        },
      },
    ]);
  });

  it('changes the current state, and leaves the original entry unchanged', () => {
    const told = cared().tell(['CorrectEntry', correcting({ on: '2020-02-12', address: '9 River Road' })]);
    expect(told.state.aftercare).toMatchObject({ enteredOn: '2020-02-12' });
    expect(told.facts[3]).toMatchObject({ data: { on: '2020-02-10', address: '12 River Road' } });
  });

  it('replaces the entry in the views', () => {
    const { amends } = correctionStep({ survivor: [], prosecution: [], operation: [] });
    const rows = (told: Telling) =>
      foldRows(
        aftercareProjection,
        [],
        applyAmendments(seenOf(told), amends).filter(({ meta }) => meta.type in aftercareProjection.on),
      ).saved;
    const told = cared().tell(['CorrectEntry', correcting({ on: '2020-02-12' })]);
    expect(rows(told)).toMatchObject([{ enteredOn: '2020-02-12' }]);
    expect(rows(told.tell(['StrikeOutEntry', { eventId: ENTRY, reason: 'another girl' }]))).toEqual([]);
  });

  it('may be corrected again', () => {
    const told = cared().tell(['CorrectEntry', correcting({ on: '2020-02-12' })]);
    expect(told.tell(['CorrectEntry', correcting({ on: '2020-02-14' })]).state.aftercare.enteredOn).toBe('2020-02-14');
  });

  it('that changes nothing records nothing', () => {
    expect(cared().answer('CorrectEntry', correcting())).toEqual([]);
  });

  it.each([
    ['an entry that is not there', { eventId: 'event-9' }, 'NOT_FOUND'],
    ['the words of another command', { replacement: { changeHousing: {} } }, 'CORRECTION_OF_ANOTHER_KIND'],
    ['two replacements', { replacement: { enterAftercare: entering, closeCase: {} } }, 'CORRECTION_OF_ANOTHER_KIND'],
    ['a day before what it rests on', correcting({ on: '2020-02-04' }), 'DATE_ORDER'],
    ['a day on which it could not have been recorded', correcting({ on: '2020-07-01' }), 'DATE_IN_FUTURE'],
  ])('is refused for %s', (_, input, code) => {
    expect(cared().answer('CorrectEntry', { ...correcting(), ...input })).toMatchObject({ code });
  });

  it('keeps the ids by which other entries refer to the entry', () => {
    const input = { eventId: 'event-1', replacement: { giveConsent: { ...consented[1], consentId: 'another' } } };
    expect(cared().answer('CorrectEntry', { ...correcting(), ...input }, supervisor)).toMatchObject({
      code: 'CORRECTION_OF_ANOTHER_KIND',
    });
  });

  it('does not judge later entries again', () => {
    const replacement = { giveConsent: { ...consented[1], scopes: ['Interview'] } };
    const told = cared().tell(['CorrectEntry', { ...correcting(), eventId: 'event-1', replacement }, supervisor]);
    expect(told.state.aftercare.enteredOn).toBe('2020-02-10');
    expect(told.state.consent.given).toMatchObject([{ scopes: ['Interview'] }]);
  });

  it('is made in the role of the person who recorded the entry, or by a supervisor', () => {
    const lawyer = { by: { id: 'veasna', role: 'LEGAL_OFFICER' } };
    const input = correcting({ on: '2020-02-12' });
    expect(cared().answer('CorrectEntry', input, lawyer)).toMatchObject({ code: 'APPROVER_ROLE_REQUIRED' });
    expect(cared().answer('CorrectEntry', input, supervisor)).toHaveLength(1);
  });

  it('is itself corrected by correcting the entry again', () => {
    const told = cared().tell(['CorrectEntry', correcting({ on: '2020-02-12' })]);
    expect(told.answer('StrikeOutEntry', { eventId: 'event-4', reason: 'x' })).toMatchObject({
      code: 'NOT_CORRECTABLE',
    });
  });

  it('may be made after the case is closed', () => {
    const closed = cared().tell(
      ['RequestClosure', { reason: 'MovedAway', finalAssessment: 'safe', on: '2020-06-01' }],
      ['CloseCase', { on: '2020-06-02' }, supervisor],
    );
    expect(closed.answer('CorrectEntry', correcting({ on: '2020-02-12' }))).toHaveLength(1);
  });
});

describe('An entry that is struck out', () => {
  it('no longer counts', () => {
    const told = cared().tell(['StrikeOutEntry', { eventId: ENTRY, reason: 'another girl' }]);
    expect(told.state.aftercare.status).toBe('outside');
    expect(told.facts).toHaveLength(5);
    expect(told.answer('StrikeOutEntry', { eventId: ENTRY, reason: 'again' })).toEqual([]);
    expect(told.answer('CorrectEntry', correcting({ on: '2020-02-12' }), supervisor)).toMatchObject({
      code: 'STRUCK_OUT',
    });
  });

  it.each([
    ['the referral', 'event-0', 'ConsentGiven of 2020-02-02'],
    ['the consent', 'event-1', 'AftercareEntered of 2020-02-10'],
    ['the identification', 'event-2', 'AftercareEntered of 2020-02-10'],
  ])('must not be one on which other entries rest: %s', (_, eventId, named) => {
    const answer = cared().answer('StrikeOutEntry', { eventId, reason: 'a slip' }, supervisor);
    expect(answer).toMatchObject({ code: 'ENTRY_RESTED_ON', message: expect.stringContaining(named) });
  });

  it('may be one on which no entry rests any more', () => {
    const told = cared().tell(['StrikeOutEntry', { eventId: ENTRY, reason: 'another girl' }]);
    expect(told.answer('StrikeOutEntry', { eventId: 'event-2', reason: 'another girl' }, supervisor)).toHaveLength(1);
  });
});

describe('The review of an entry', () => {
  const corrected = () => cared().tell(['CorrectEntry', correcting({ on: '2020-02-12' })]);
  const review = { eventId: 'event-4', on: '2020-06-30', upheld: true };

  it('is given by another supervisor, once', () => {
    const told = corrected().tell(['ReviewEntry', review, supervisor]);
    expect(told.answer('ReviewEntry', review, supervisor)).toEqual([]);
    expect(told.answer('ReviewEntry', { ...review, upheld: false }, supervisor)).toMatchObject({
      code: 'NO_REVIEW_DUE',
    });
    told.tell(['DisputeEntry', { eventId: ENTRY, reason: 'another girl' }]);
    expect(told.answer('ReviewEntry', { ...review, upheld: false }, supervisor)).toMatchObject({ code: 'ID_USED' });
  });

  it.each([
    ['by the person who recorded it', review, { by: { id: 'sokha', role: 'SUPERVISOR' } }, 'APPROVER_IS_AUTHOR'],
    ['by no supervisor', review, { by: { id: 'bopha' } }, 'APPROVER_ROLE_REQUIRED'],
    ['of what needs none', { ...review, eventId: ENTRY }, supervisor, 'NO_REVIEW_DUE'],
    ['of what is not there', { ...review, eventId: 'event-9' }, supervisor, 'NOT_FOUND'],
    ['tomorrow', { ...review, on: '2020-07-01' }, supervisor, 'DATE_IN_FUTURE'],
  ])('is not given %s', (_, input, asking, code) => {
    expect(corrected().answer('ReviewEntry', input, asking)).toMatchObject({ code });
  });

  it('cannot be recorded against a rule itself', () => {
    const irregular = { code: 'CONSENT_MISSING', explanation: 'x' };
    expect(corrected().answer('ReviewEntry', { ...review, irregular } as typeof review, supervisor)).toMatchObject({
      code: 'NOT_IRREGULAR',
    });
  });

  it('is due for an entry recorded against a rule', () => {
    const irregular = { code: 'CONSENT_MISSING', explanation: 'the survivor was carried in' };
    const told = new Telling().tell(referred, identified, [
      'EnterAftercare',
      { ...entering, irregular } as typeof entering,
      supervisor,
    ]);
    const other = { by: { id: 'vanna', role: 'SUPERVISOR' } };
    expect(told.answer('ReviewEntry', { ...review, eventId: 'event-2' }, other)).toHaveLength(1);
  });
});

describe('the correction of an entry recorded against a rule', () => {
  const irregular = { code: 'CONSENT_MISSING', explanation: 'the survivor was carried in' };
  const marked = { ...entering, irregular } as typeof entering;
  const vanna = { by: { id: 'vanna', role: 'SUPERVISOR' } };
  const corrected = (replacement: object) =>
    new Telling()
      .tell(referred, identified, ['EnterAftercare', marked, supervisor])
      .answer(
        'CorrectEntry',
        { eventId: 'event-2', reason: 'The address was wrong.', replacement: { enterAftercare: { ...replacement } } },
        vanna,
      );

  it('is judged by the rule as the entry was: its mark stays, and without one it is refused', () => {
    const address = '14 River Road';
    expect(corrected({ ...marked, address })).toMatchObject([
      { type: 'EntryCorrected', data: { replacement: { AftercareEntered: { address, irregular } } } },
    ]);
    expect(corrected({ ...entering, address })).toMatchObject({ code: 'CONSENT_MISSING' });
  });
});
