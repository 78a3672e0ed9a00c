import { DEFAULT_SETTINGS } from '#settings';
import { TestRecord } from '#kernel/correction/testing';
import { recordedOperation } from './operation.record.decider.js';

const conducted = {
  kind: 'CacOutreach',
  office: 'SiemReapCac',
  province: '17',
  withAuthorities: ['Police'],
  on: '2020-01-14',
} as const;
const held = {
  kind: 'TrainTheTrainer',
  districts: ['1710'],
  audience: 'Teachers',
  attendees: 92,
  materials: 0,
  reach: 0,
  on: '2020-03-03',
} as const;
const usual = {
  by: { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21' },
  now: '2021-03-01T09:00:00.000Z',
  settings: DEFAULT_SETTINGS,
};
const empty = () => new TestRecord(recordedOperation, usual);
const operation = () => empty().record(['ConductOperation', conducted]);
const correcting = (replacement: object) => ({ eventId: 'event-0', reason: 'misread', replacement }) as never;

describe('an operation that was recorded wrongly', () => {
  it('is corrected by a colleague, or by a supervisor', () => {
    const other = correcting({ conductOperation: { ...conducted, province: '01' } });
    const told = operation().record(['CorrectEntry', other, { by: { id: 'bopha' } }]);
    expect(told.state.operation).toEqual({ type: 'OperationConducted', data: { ...conducted, province: '01' } });
    expect(operation().answer('CorrectEntry', other, { by: { role: 'SUPERVISOR' } })).toHaveLength(1);
    expect(operation().answer('CorrectEntry', other, { by: { role: 'LEGAL_OFFICER' } })).toMatchObject({
      code: 'APPROVER_ROLE_REQUIRED',
    });
  });

  it('keeps its type: an entry of the wrong type is struck out, and recorded again under its id', () => {
    expect(operation().answer('CorrectEntry', correcting({ holdPreventionActivity: held }))).toMatchObject({
      code: 'CORRECTION_OF_ANOTHER_KIND',
    });
    const told = operation().record(['StrikeOutEntry', { eventId: 'event-0', reason: 'a training' }]);
    expect(told.state.operation).toBeNull();
    expect(told.record(['HoldPreventionActivity', held]).state.operation).toMatchObject({
      type: 'PreventionActivityConducted',
    });
  });

  it('is decided as on its day, with all that follows', () => {
    const told = empty().record(['HoldPreventionActivity', held]);
    const lasting = (to: string) => correcting({ holdPreventionActivity: { ...held, to } });
    expect(told.answer('CorrectEntry', lasting('2020-03-02'))).toMatchObject({ code: 'DATE_ORDER' });
    expect(told.answer('CorrectEntry', lasting('2020-03-05'))).toMatchObject([
      { data: { replacement: { PreventionActivityConducted: { ...held, to: '2020-03-05' } } } },
    ]);
    expect(told.answer('CorrectEntry', correcting({ holdPreventionActivity: held }))).toEqual([]);
  });
});
