import { compose } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { specification } from '#kernel/decider/testing';
import { foldRows, factRows, type ProjectableEvent } from '#kernel/projections';
import { operation, type OperationCommands } from './operation.decider.js';
import { operationFacts, preventionFacts } from './operation.facts.js';
import { operationProjection, preventionProjection } from './operation.projection.js';
import { byCaseWorker } from '../testing/by-case-worker.js';

const given = specification(compose({ operation }), byCaseWorker);
const DARA = { id: 'dara', role: 'SUPERVISOR', organisation: 'A21' };

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
const activityHeld = { type: 'PreventionActivityConducted', data: { ...held, to: '2020-03-03' } } as const;

describe('an operation', () => {
  it('is recorded as the command gives it', () => {
    expect(given().when('ConductOperation', conducted)).toEqual([operationConducted]);
    expect(given().when('HoldPreventionActivity', held)).toEqual([activityHeld]);
  });

  it.each([
    ['today', '2026-03-01', [{ type: 'OperationConducted', data: { ...conducted, on: '2026-03-01' } }]],
    ['tomorrow', '2026-03-02', 'DATE_IN_FUTURE'],
  ])('%s', (_, on, outcome) => {
    expect(given().when('ConductOperation', { ...conducted, on })).toEqual(outcome);
  });

  it.each([
    ['its last day', '2020-03-05', '2020-03-05'],
    ['no last day', undefined, '2020-03-03'],
    ['a last day before its first', '2020-03-02', 'DATE_ORDER'],
    ['a last day that has not come', '2026-03-02', 'DATE_IN_FUTURE'],
  ])('of several days is recorded with %s', (_, to, outcome) => {
    const told = given().when('HoldPreventionActivity', { ...held, ...(to && { to }) });
    expect(typeof told === 'string' ? told : told[0]!.data).toEqual(
      outcome.startsWith('2') ? { ...held, to: outcome } : outcome,
    );
  });

  it('names only partner organisations of the register, on its day', () => {
    const clinic = { name: 'Kru Khmer Clinic', localName: 'Kru Khmer', present: [{ from: '2019-01-01' }] };
    const directory = { offices: {}, workers: {}, organisations: { one: { ...clinic, interruptions: [] } } };
    const projectNamed = (name: string) =>
      operation.decide.HoldPreventionActivity(
        null,
        { ...held, agencies: [name] },
        {
          steps: {},
          by: DARA,
          now: '2021-03-01T09:00:00.000Z',
          commandId: 'one',
          settings: DEFAULT_SETTINGS,
          directory,
        },
      );
    expect(projectNamed('Kru Khmer')).toHaveLength(1);
    expect(() => projectNamed('Kru Thai')).toThrow('No organisation is called “Kru Thai”');
  });

  it('is recorded once, in any order of its fields', () => {
    const { on, ...rest } = conducted;
    expect(given(operationConducted).when('ConductOperation', { on, ...rest })).toEqual([]);
  });

  it.each<[string, Partial<typeof conducted>]>([
    ['of another day', { on: '2020-01-15' }],
    ['with other authorities', { withAuthorities: [] }],
  ])('is not overwritten by one %s', (_, input) => {
    expect(given(operationConducted).when('ConductOperation', { ...conducted, ...input })).toBe('OPERATION_RECORDED');
  });

  it('cannot be overwritten by an activity, nor the other way round', () => {
    expect(given(operationConducted).when('HoldPreventionActivity', held)).toBe('OPERATION_RECORDED');
    expect(given(activityHeld).when('ConductOperation', conducted)).toBe('OPERATION_RECORDED');
  });
});

describe('what is shown and counted', () => {
  const projectableOf = ({ type, data }: { readonly type: string; readonly data: object }): ProjectableEvent[] => [
    {
      data,
      meta: { subject: 'one', eventId: 'event', type, revision: 0, position: 0n },
    } as unknown as ProjectableEvent,
  ];

  it('includes all recorded data of an operation', () => {
    const [row] = foldRows(operationProjection, [], projectableOf(operationConducted)).saved;
    expect(row).toMatchObject({ operationId: 'one', ...conducted });
    const { kind, office, province, on: happenedOn } = conducted;
    expect(factRows(operationFacts, projectableOf(operationConducted))).toMatchObject([
      { kind, office, province, happenedOn },
    ]);
  });

  it('includes all recorded data of an activity, and how many people it reached', () => {
    const [row] = foldRows(preventionProjection, [], projectableOf(activityHeld)).saved;
    expect(row).toMatchObject({ operationId: 'one', ...activityHeld.data });
    const { audience: _, on: _on, ...counted } = held;
    const lasting = { ...activityHeld, data: { ...held, to: '2020-03-05' } };
    expect(factRows(preventionFacts, projectableOf(lasting))).toMatchObject([{ ...counted, happenedOn: '2020-03-05' }]);
  });
});
