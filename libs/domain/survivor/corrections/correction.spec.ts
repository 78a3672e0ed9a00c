import { applyAmendments, foldRows, type ProjectableEvent } from '#kernel/projections';
import { aftercareProjection } from '../steps/aftercare/aftercare.projection.js';
import type { RecordedSurvivor } from '../testing/survivor-record.js';
import { correctionStep } from './correction.step.js';
import { ENTRY, adultInAftercare, consented, correcting, entering, supervisor } from './testing/in-aftercare.js';

const seenOf = ({ facts }: RecordedSurvivor): ProjectableEvent[] =>
  facts.map(({ type, data, id, at }, revision) => ({
    data,
    meta: {
      subject: 'srey',
      eventId: id,
      type,
      revision,
      position: BigInt(revision),
      recordedAt: at,
      sealed: [] as const,
    } as unknown as ProjectableEvent['meta'],
  }));

describe('a correction', () => {
  it('records the replacement of an entry, with all fields that follow from it', () => {
    expect(adultInAftercare().answer('CorrectEntry', correcting({ on: '2020-02-12' }))).toEqual([
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
    const told = adultInAftercare().record(['CorrectEntry', correcting({ on: '2020-02-12', address: '9 River Road' })]);
    expect(told.state.aftercare).toMatchObject({ enteredOn: '2020-02-12' });
    expect(told.facts[3]).toMatchObject({ data: { on: '2020-02-10', address: '12 River Road' } });
  });

  it('replaces the entry in the views', () => {
    const { amends } = correctionStep({ survivor: [], prosecution: [], operation: [] });
    const rows = (told: RecordedSurvivor) =>
      foldRows(
        aftercareProjection,
        [],
        applyAmendments(seenOf(told), amends).filter(({ meta }) => meta.type in aftercareProjection.on),
      ).saved;
    const told = adultInAftercare().record(['CorrectEntry', correcting({ on: '2020-02-12' })]);
    expect(rows(told)).toMatchObject([{ enteredOn: '2020-02-12' }]);
    expect(rows(told.record(['StrikeOutEntry', { eventId: ENTRY, reason: 'another girl' }]))).toEqual([]);
  });

  it('may be corrected again', () => {
    const told = adultInAftercare().record(['CorrectEntry', correcting({ on: '2020-02-12' })]);
    expect(told.record(['CorrectEntry', correcting({ on: '2020-02-14' })]).state.aftercare.enteredOn).toBe(
      '2020-02-14',
    );
  });

  it('that changes nothing records nothing', () => {
    expect(adultInAftercare().answer('CorrectEntry', correcting())).toEqual([]);
  });

  it.each([
    ['an entry that is not there', { eventId: 'event-9' }, 'NOT_FOUND'],
    ['the words of another command', { replacement: { changeHousing: {} } }, 'CORRECTION_OF_ANOTHER_KIND'],
    ['two replacements', { replacement: { enterAftercare: entering, closeCase: {} } }, 'CORRECTION_OF_ANOTHER_KIND'],
    ['a day before what it rests on', correcting({ on: '2020-02-04' }), 'DATE_ORDER'],
    ['a day on which it could not have been recorded', correcting({ on: '2020-07-01' }), 'DATE_IN_FUTURE'],
  ])('is refused for %s', (_, input, code) => {
    expect(adultInAftercare().answer('CorrectEntry', { ...correcting(), ...input })).toMatchObject({ code });
  });

  it('keeps the ids by which other entries refer to the entry', () => {
    const input = { eventId: 'event-1', replacement: { giveConsent: { ...consented[1], consentId: 'another' } } };
    expect(adultInAftercare().answer('CorrectEntry', { ...correcting(), ...input }, supervisor)).toMatchObject({
      code: 'CORRECTION_OF_ANOTHER_KIND',
    });
  });

  it('does not judge later entries again', () => {
    const replacement = { giveConsent: { ...consented[1], scopes: ['Interview'] } };
    const told = adultInAftercare().record([
      'CorrectEntry',
      { ...correcting(), eventId: 'event-1', replacement },
      supervisor,
    ]);
    expect(told.state.aftercare.enteredOn).toBe('2020-02-10');
    expect(told.state.consent.given).toMatchObject([{ scopes: ['Interview'] }]);
  });

  it('is made in the role of the person who recorded the entry, or by a supervisor', () => {
    const lawyer = { by: { id: 'veasna', role: 'LEGAL_OFFICER' } };
    const input = correcting({ on: '2020-02-12' });
    expect(adultInAftercare().answer('CorrectEntry', input, lawyer)).toMatchObject({
      code: 'APPROVER_ROLE_REQUIRED',
    });
    expect(adultInAftercare().answer('CorrectEntry', input, supervisor)).toHaveLength(1);
  });

  it('is itself corrected by correcting the entry again', () => {
    const told = adultInAftercare().record(['CorrectEntry', correcting({ on: '2020-02-12' })]);
    expect(told.answer('StrikeOutEntry', { eventId: 'event-4', reason: 'x' })).toMatchObject({
      code: 'NOT_CORRECTABLE',
    });
  });

  it('may be made after the case is closed', () => {
    const closed = adultInAftercare().record(
      ['RequestClosure', { reason: 'MovedAway', finalAssessment: 'safe', on: '2020-06-01' }],
      ['CloseCase', { on: '2020-06-02' }, supervisor],
    );
    expect(closed.answer('CorrectEntry', correcting({ on: '2020-02-12' }))).toHaveLength(1);
  });
});

describe('an entry that is struck out', () => {
  it('no longer counts', () => {
    const told = adultInAftercare().record(['StrikeOutEntry', { eventId: ENTRY, reason: 'another girl' }]);
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
    const answer = adultInAftercare().answer('StrikeOutEntry', { eventId, reason: 'a slip' }, supervisor);
    expect(answer).toMatchObject({ code: 'ENTRY_RESTED_ON', message: expect.stringContaining(named) });
  });

  it('may be one on which no entry rests any more', () => {
    const told = adultInAftercare().record(['StrikeOutEntry', { eventId: ENTRY, reason: 'another girl' }]);
    expect(told.answer('StrikeOutEntry', { eventId: 'event-2', reason: 'another girl' }, supervisor)).toHaveLength(1);
  });
});
