import { someInputs as inputs } from '../testing.js';
import { streamOfForm } from './stream-of-form.js';

describe('the record that takes what a form sends', () => {
  it('is the court case or the operation that the form names, and none before it names one', () => {
    const verdict = (values: object) => streamOfForm('RecordVerdict', inputs, { values: values as never, given: {} });
    expect(verdict({ prosecutionId: 'court' })).toEqual({ isOfSurvivor: false, prosecutionId: 'court' });
    expect(verdict({ prosecutionId: '' })).toEqual({ isOfSurvivor: false });
    expect(streamOfForm('ConductOperation', inputs, { values: {}, given: {} })).toEqual({ isOfSurvivor: false });
  });

  it('is the survivor’s, also where it refers to an operation', () => {
    const values = { survivorId: 'somebody', operationId: 'raid' };
    expect(streamOfForm('ConductScreeningInterview', inputs, { values, given: {} })).toEqual({ isOfSurvivor: true });
  });

  it('is none of these for a request to another office', () => {
    const values = { kind: 'AMEND_OPERATION', operationId: 'raid' };
    expect(streamOfForm('AskOffice', inputs, { values, given: {} })).toEqual({ isOfSurvivor: false });
  });

  it('is the court case or the operation of a disputed entry, where the form names no survivor', () => {
    const dispute = (values: object, inRecord = false) =>
      streamOfForm('DisputeEntry', inputs, { values: values as never, given: {}, inRecord });
    expect(dispute({ eventId: 'one', operationId: 'raid' })).toEqual({ isOfSurvivor: false, operationId: 'raid' });
    expect(dispute({ eventId: 'one', operationId: 'raid', survivorId: 'somebody' })).toEqual({ isOfSurvivor: true });
    expect(dispute({ eventId: 'one', operationId: 'raid' }, true)).toEqual({ isOfSurvivor: true });
    const interview = { operationId: 'raid', survivorId: '' };
    expect(streamOfForm('ConductScreeningInterview', inputs, { values: interview, given: {} })).toEqual({
      isOfSurvivor: true,
    });
  });

  it('is that of the entry which a form puts right', () => {
    const given = { eventId: 'one', operationId: 'raid' };
    const answer = streamOfForm('CorrectEntry', inputs, { values: given, given });
    expect(answer).toEqual({ isOfSurvivor: false, operationId: 'raid' });
    expect(streamOfForm('CorrectEntry', inputs, { values: {}, given: { eventId: 'one' } }).isOfSurvivor).toBe(true);
  });
});
