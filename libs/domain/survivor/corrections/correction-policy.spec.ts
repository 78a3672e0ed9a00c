import { privacyPolicy } from '../privacy/privacy.policy.js';
import type { SurvivorFacts } from '../testing/survivor-record.js';
import {
  answerTo,
  assessment,
  childInAftercare,
  consent,
  correct,
  dara,
  decision,
  entering,
  episode,
  referral,
  vanna,
} from './testing/child-in-aftercare.js';

describe('an entry that protects the survivor', () => {
  const member = { memberId: 'aunt', relation: 'AuntOrUncle', safe: 'No' } as const;
  const unsafe = ['RecordHouseholdMember', member] as const satisfies SurvivorFacts;
  const notKnown = correct('event-4', { recordHouseholdMember: { ...member, safe: 'Unknown' } });

  it('is corrected only by a supervisor who did not record it', () => {
    expect(answerTo(childInAftercare(unsafe), notKnown)).toMatchObject({ code: 'APPROVER_ROLE_REQUIRED' });
    expect(answerTo(childInAftercare([...unsafe, dara]), notKnown, dara)).toMatchObject({ code: 'APPROVER_IS_AUTHOR' });
    expect(answerTo(childInAftercare(unsafe), notKnown, dara)).toHaveLength(1);
  });

  it('is struck out only by a supervisor who did not record it', () => {
    const struck = { eventId: 'event-4', reason: 'a slip' };
    expect(childInAftercare(unsafe).answer('StrikeOutEntry', struck)).toMatchObject({ code: 'APPROVER_ROLE_REQUIRED' });
    expect(childInAftercare(unsafe).answer('StrikeOutEntry', struck, dara)).toHaveLength(1);
  });

  it('cannot undo a withdrawal of consent: the survivor is asked again', () => {
    const told = childInAftercare(['WithdrawConsent', { consentId: 'consent', on: '2020-03-01' }]);
    const refused = { code: 'NOT_CORRECTABLE', message: expect.stringContaining('giveConsent') };
    expect(told.answer('StrikeOutEntry', { eventId: 'event-4', reason: 'a slip' }, dara)).toMatchObject(refused);
    const later = correct('event-4', { withdrawConsent: { consentId: 'consent', on: '2020-04-01' } });
    expect(answerTo(told, later, dara)).toMatchObject(refused);
    const renewed = { ...consent, consentId: 'renewed', on: '2020-03-02' };
    expect(told.answer('GiveConsent', renewed)).toHaveLength(1);
  });

  it('may be an assignment, which a worker cannot restore for themselves', () => {
    const assigned = {
      assignmentId: 'one',
      worker: 'bopha',
      as: 'CaseWorker',
      office: 'SiemReapCac',
      on: '2020-02-11',
    };
    const ended = { assignmentId: 'one', on: '2020-02-12' };
    const told = childInAftercare(['AssignCaseWorker', assigned as never, dara]);
    const strikeOut = (n: number) => ({ eventId: `event-${n}`, reason: 'a slip' });
    expect(told.answer('StrikeOutEntry', strikeOut(4), dara)).toMatchObject({ code: 'APPROVER_IS_AUTHOR' });
    expect(told.answer('StrikeOutEntry', strikeOut(4), vanna)).toHaveLength(1);
    told.record(['EndAssignment', ended, dara]);
    expect(told.answer('StrikeOutEntry', strikeOut(5), dara)).toMatchObject({ code: 'APPROVER_IS_AUTHOR' });
    expect(told.answer('StrikeOutEntry', strikeOut(5), vanna)).toHaveLength(1);
  });

  it('counts as recorded by the person who corrected it, who then cannot approve it', () => {
    const lower = { ...assessment, assessmentId: '8f1c2f0e-9a55-4d0c-8f6e-0f3d5a2b7c42', on: '2020-03-02' };
    const told = childInAftercare(['AssessRisk', assessment], ['AssessRisk', { ...lower, level: 'Medium' }]);
    told.record([
      'CorrectEntry',
      correct('event-5', { assessRisk: { ...lower, level: 'Low' } }),
      dara,
    ] as unknown as SurvivorFacts);
    const approving = { assessmentId: lower.assessmentId, on: '2020-03-03' };
    expect(told.answer('ApproveRiskReduction', approving, dara)).toMatchObject({ code: 'APPROVER_IS_AUTHOR' });
    expect(told.answer('ApproveRiskReduction', approving, vanna)).toHaveLength(1);
  });

  it('cannot change while its approval is in force', () => {
    const bid = { bidId: 'bid', on: '2020-03-01', measure: 'FosterPlacement', outcome: 'NotInBestInterest' } as const;
    const told = childInAftercare(
      ['DetermineBestInterest', bid],
      ['ConfirmBestInterest', { bidId: 'bid', on: '2020-03-02' }, dara],
    );
    const other = correct('event-4', { determineBestInterest: { ...bid, outcome: 'InBestInterest' } });
    expect(answerTo(told, other, vanna)).toMatchObject({
      code: 'ENTRY_RESTED_ON',
      message: expect.stringContaining('BestInterestConfirmed'),
    });
  });

  it("may be the housing, which another supervisor corrects by the rules of its day and with today's knowledge", () => {
    const home = (housing: string, more: object = {}) =>
      correct('event-3', { enterAftercare: { ...entering, housing, ...more } });
    expect(answerTo(childInAftercare(), home('Kinship'))).toMatchObject({ code: 'APPROVER_ROLE_REQUIRED' });
    expect(answerTo(childInAftercare(), home('Kinship'), dara)).toHaveLength(1);
    expect(answerTo(childInAftercare(), home('Foster'), dara)).toMatchObject({ code: 'BID_REQUIRED' });
    const byHerFather = {
      ...episode,
      recruitment: 'FamilyMember',
      recruiterRelation: 'Family',
      recruiterKin: ['Father'],
    };
    const learntLater = childInAftercare([
      'IdentifySurvivor',
      { ...decision, level: 'Formal', on: '2020-03-05', exploitation: [byHerFather] } as never,
    ]);
    expect(answerTo(learntLater, home('Parents'), dara)).toMatchObject({ code: 'BID_REQUIRED' });
    expect(answerTo(learntLater, home('Independent'), dara)).toHaveLength(1);
    const elsewhere = correct('event-3', { enterAftercare: { ...entering, address: 'another street' } });
    expect(answerTo(childInAftercare(), elsewhere)).toHaveLength(1);
  });

  it('may be the birth details, whose correction restates the age in every later entry', () => {
    const correctBirth = (birthDate: string) => correct('event-0', { receiveReferral: { ...referral, birthDate } });
    expect(answerTo(childInAftercare(), correctBirth('2009-06-01'))).toMatchObject({ code: 'APPROVER_ROLE_REQUIRED' });
    const told = childInAftercare(['CorrectEntry', correctBirth('2009-06-01'), dara] as unknown as SurvivorFacts);
    const [correction, restated] = told.facts.slice(4);
    expect(correction).toMatchObject({
      type: 'EntryCorrected',
      data: { replacement: { ReferralReceived: { birthYear: 2009 } } },
    });
    expect(restated).toMatchObject({
      type: 'PersonDetailsRevised',
      data: {
        ages: [
          { eventId: 'event-2', ageOnDay: 10, minor: true },
          { eventId: 'event-3', ageOnDay: 10, minor: true },
        ],
      },
    });
    expect(told.state.referral).toMatchObject({ birthDate: '2009-06-01', aged: [{ ageOnDay: 10 }, { ageOnDay: 10 }] });
    // a restated age is undone only by correcting the birth details again
    for (const [name, input] of [
      ['StrikeOutEntry', { eventId: 'event-5', reason: 'a slip' }],
      ['CorrectEntry', correct('event-5', { revisePersonDetails: {} })],
    ] as const)
      expect(told.answer(name, input as never, vanna)).toMatchObject({
        code: 'NOT_CORRECTABLE',
        message: expect.stringContaining('correctEntry'),
      });
    told.record(['CorrectEntry', correctBirth('2008-06-01'), vanna] as unknown as SurvivorFacts);
    expect(told.state.referral).toMatchObject({ aged: [{ ageOnDay: 11 }, { ageOnDay: 11 }] });
    expect(answerTo(childInAftercare(), correctBirth('2020-02-02'), dara)).toMatchObject({ code: 'DATE_ORDER' });
  });

  it.each([
    ['was the same', '2008-02-20', 12],
    ['was restated', '2007-02-20', 13],
  ])('has the age of its corrected day, where a revision since said that of the former day %s', (_, birthDate, age) => {
    const later = correct('event-3', { enterAftercare: { ...entering, on: '2020-02-25' } });
    const told = childInAftercare(['RevisePersonDetails', { birthDate }], [
      'CorrectEntry',
      later,
    ] as unknown as SurvivorFacts);
    expect(told.facts.at(-1)).toMatchObject({
      type: 'PersonDetailsRevised',
      data: { ages: [{ eventId: 'event-3', ageOnDay: age, minor: true }] },
    });
    expect(told.state.referral?.aged[1]).toMatchObject({ eventId: 'event-3', on: '2020-02-25', ageOnDay: age });
  });

  it('may be a revision of the birth details, which restores the earlier age when it is struck out', () => {
    const told = childInAftercare(
      ['RevisePersonDetails', { birthDate: '2006-06-01' }],
      ['AssessRisk', assessment],
      ['StrikeOutEntry', { eventId: 'event-4', reason: 'a sister’s' }, dara],
    );
    expect(told.state.referral).toMatchObject({ birthDate: '2008-06-01', aged: [{ ageOnDay: 11 }, { ageOnDay: 11 }] });
  });

  it('may be the link of a duplicate, which another supervisor strikes out as if it had never been made', () => {
    const told = childInAftercare(['LinkPerson', { keptSurvivorId: 'kept' }, dara]);
    const struck = { eventId: 'event-4', reason: 'two sisters' };
    expect(told.answer('StrikeOutEntry', struck, dara)).toMatchObject({ code: 'APPROVER_IS_AUTHOR' });
    told.record(['StrikeOutEntry', struck, vanna]);
    expect(told.state.referral?.linkedTo).toBeUndefined();
    const asks = privacyPolicy.on.EntryStruckOut!(
      {} as never,
      'srey',
      told.state as never,
      told.before.at(-1) as never,
    );
    expect(asks).toMatchObject([{ id: 'kept', command: { duplicateSurvivorId: 'srey', linked: false, held: false } }]);
    expect(told.answer('LinkPerson', { keptSurvivorId: 'another' }, dara)).toHaveLength(1);
  });

  it('is struck out with the link even after the link was ended', () => {
    const told = childInAftercare(['LinkPerson', { keptSurvivorId: 'kept' }, dara], ['UnlinkPerson', {}, dara]);
    expect(told.answer('StrikeOutEntry', { eventId: 'event-4', reason: 'x' }, vanna)).toHaveLength(1);
  });
});
