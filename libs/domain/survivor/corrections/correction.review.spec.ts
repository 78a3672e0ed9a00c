import { RecordedSurvivor } from '../testing/survivor-record.js';
import {
  ENTRY,
  adultInAftercare,
  correcting,
  entering,
  identified,
  referred,
  supervisor,
} from './testing/in-aftercare.js';

describe('the review of an entry', () => {
  const afterCorrection = () => adultInAftercare().record(['CorrectEntry', correcting({ on: '2020-02-12' })]);
  const review = { eventId: 'event-4', on: '2020-06-30', upheld: true };

  it('is given by another supervisor, once', () => {
    const told = afterCorrection().record(['ReviewEntry', review, supervisor]);
    expect(told.answer('ReviewEntry', review, supervisor)).toEqual([]);
    expect(told.answer('ReviewEntry', { ...review, upheld: false }, supervisor)).toMatchObject({
      code: 'NO_REVIEW_DUE',
    });
    told.record(['DisputeEntry', { eventId: ENTRY, reason: 'another girl' }]);
    expect(told.answer('ReviewEntry', { ...review, upheld: false }, supervisor)).toMatchObject({ code: 'ID_USED' });
  });

  it.each([
    {
      title: 'by the person who recorded it',
      input: review,
      asking: { by: { id: 'sokha', role: 'SUPERVISOR' } },
      code: 'APPROVER_IS_AUTHOR',
    },
    { title: 'by no supervisor', input: review, asking: { by: { id: 'bopha' } }, code: 'APPROVER_ROLE_REQUIRED' },
    { title: 'of what needs none', input: { ...review, eventId: ENTRY }, asking: supervisor, code: 'NO_REVIEW_DUE' },
    { title: 'of what is not there', input: { ...review, eventId: 'event-9' }, asking: supervisor, code: 'NOT_FOUND' },
    { title: 'tomorrow', input: { ...review, on: '2020-07-01' }, asking: supervisor, code: 'DATE_IN_FUTURE' },
  ])('is not given $title → $code', ({ input, asking, code }) => {
    expect(afterCorrection().answer('ReviewEntry', input, asking)).toMatchObject({ code });
  });

  it('is refused in sentences that name who may help', () => {
    const bySelf = { by: { id: 'sokha', role: 'SUPERVISOR' } };
    expect(afterCorrection().answer('ReviewEntry', review, bySelf)).toMatchObject({
      message: 'You recorded this entry yourself: ask another supervisor to review it.',
    });
    expect(afterCorrection().answer('ReviewEntry', review, { by: { id: 'bopha' } })).toMatchObject({
      message: 'Only a supervisor may review an entry: ask a supervisor.',
    });
  });

  it('cannot be recorded against a rule itself', () => {
    const irregular = { code: 'CONSENT_MISSING', explanation: 'x' };
    expect(
      afterCorrection().answer('ReviewEntry', { ...review, irregular } as typeof review, supervisor),
    ).toMatchObject({
      code: 'NOT_IRREGULAR',
    });
  });

  it('is due for an entry recorded against a rule', () => {
    const irregular = { code: 'CONSENT_MISSING', explanation: 'the survivor was carried in' };
    const told = new RecordedSurvivor().record(referred, identified, [
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
  const afterCorrecting = (replacement: object) =>
    new RecordedSurvivor()
      .record(referred, identified, ['EnterAftercare', marked, supervisor])
      .answer(
        'CorrectEntry',
        { eventId: 'event-2', reason: 'The address was wrong.', replacement: { enterAftercare: { ...replacement } } },
        vanna,
      );

  it('is judged by the rule as the entry was: its mark stays, and without one it is refused', () => {
    const address = '14 River Road';
    expect(afterCorrecting({ ...marked, address })).toMatchObject([
      { type: 'EntryCorrected', data: { replacement: { AftercareEntered: { address, irregular } } } },
    ]);
    expect(afterCorrecting({ ...entering, address })).toMatchObject({ code: 'CONSENT_MISSING' });
  });
});
