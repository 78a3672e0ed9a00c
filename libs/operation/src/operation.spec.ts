import { specification } from '#decider/testing';
import { operation, type OperationCommands } from './operation.decider.js';

const given = specification(operation);

const conducted: OperationCommands['ConductOperation'] = {
  kind: 'CacOutreach',
  office: 'SiemReapCac',
  province: '17',
  withAuthorities: ['Provincial Department of Social Affairs'],
  on: '2020-01-14',
};
const held: OperationCommands['HoldPreventionActivity'] = {
  kind: 'TrainTheTrainer',
  districts: ['1710', '1709'],
  audience: 'Primary school teachers',
  attendees: 92,
  materials: 0,
  reach: 0,
  on: '2020-03-03',
};
const operationConducted = { type: 'OperationConducted', data: conducted } as const;
const activityHeld = { type: 'PreventionActivityHeld', data: held } as const;

describe('an operation', () => {
  it('is recorded as it was told', () => {
    expect(given().when('ConductOperation', conducted)).toEqual([operationConducted]);
    expect(given().when('HoldPreventionActivity', held)).toEqual([activityHeld]);
  });

  it.each([
    ['today', '2026-03-01', [{ type: 'OperationConducted', data: { ...conducted, on: '2026-03-01' } }]],
    ['tomorrow', '2026-03-02', 'DATE_IN_FUTURE'],
  ])('%s', (_, on, outcome) => {
    expect(given().when('ConductOperation', { ...conducted, on })).toEqual(outcome);
  });

  it('is recorded once, in whatever order its fields come', () => {
    const { on, ...rest } = conducted;
    expect(given(operationConducted).when('ConductOperation', { on, ...rest })).toEqual([]);
  });

  it.each<[string, Partial<typeof conducted>]>([
    ['of another day', { on: '2020-01-15' }],
    ['with other authorities', { withAuthorities: [] }],
  ])('is not overwritten by one %s', (_, said) => {
    expect(given(operationConducted).when('ConductOperation', { ...conducted, ...said })).toBe('OPERATION_RECORDED');
  });

  it('is not overwritten by an activity, nor the other way round', () => {
    expect(given(operationConducted).when('HoldPreventionActivity', held)).toBe('OPERATION_RECORDED');
    expect(given(activityHeld).when('ConductOperation', conducted)).toBe('OPERATION_RECORDED');
  });
});
