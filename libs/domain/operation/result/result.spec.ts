import { DEFAULT_SETTINGS } from '#settings';
import { compose } from '#kernel/decider';
import { specification } from '#kernel/decider/testing';
import { TestRecord } from '#kernel/correction/testing';
import { foldRows, factRows, type ProjectableEvent } from '#kernel/projections';
import { operation } from '../operation.decider.js';
import { recordedOperation } from '../operation.record.decider.js';
import { operationResult, type ResultCommands } from './result.decider.js';
import { resultFacts } from './result.facts.js';
import { resultProjection } from './result.projection.js';
import { byCaseWorker } from '../../testing/by-case-worker.js';

const given = specification(compose({ operation, operationResult }), byCaseWorker);

const conducted = {
  kind: 'CacOutreach',
  office: 'SiemReapCac',
  province: '17',
  withAuthorities: ['Police'],
  on: '2020-01-14',
} as const;
const held = {
  kind: 'Broadcast',
  districts: ['1710'],
  audience: 'The public',
  attendees: 0,
  materials: 0,
  reach: 900,
  on: '2020-01-14',
  to: '2020-01-14',
} as const;
const outreach = { type: 'OperationConducted', data: conducted } as const;
const broadcast = { type: 'PreventionActivityConducted', data: held } as const;
const result: ResultCommands['RecordOperationResult'] = {
  met: 40,
  screened: 12,
  referred: 3,
  materials: [{ title: 'You are not alone', language: 'khm', count: 80 }],
  on: '2020-01-15',
};
const recorded = { type: 'OperationResultRecorded', data: result } as const;

describe('the result of an operation', () => {
  it('is recorded as the command gives it', () => {
    expect(given(outreach).when('RecordOperationResult', result)).toEqual([recorded]);
  });

  it.each<[string, Partial<typeof result>, string]>([
    ['more people screened than met', { screened: 41 }, 'COUNTS_CONTRADICT'],
    ['more people referred than screened', { referred: 13 }, 'COUNTS_CONTRADICT'],
    ['a day before the operation', { on: '2020-01-13' }, 'DATE_ORDER'],
    ['a day that has not come', { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
  ])('is refused with %s', (_, more, code) => {
    expect(given(outreach).when('RecordOperationResult', { ...result, ...more })).toBe(code);
  });

  it('may say that nobody was met', () => {
    const none = { ...result, met: 0, screened: 0, referred: 0, materials: [] };
    expect(given(outreach).when('RecordOperationResult', none)).toHaveLength(1);
  });

  it('belongs to an operation: not to nothing, and not to a prevention activity', () => {
    expect(given().when('RecordOperationResult', result)).toBe('NOT_FOUND');
    expect(given(broadcast).when('RecordOperationResult', result)).toBe('NOT_FOUND');
  });

  it('is recorded once', () => {
    expect(given(outreach, recorded).when('RecordOperationResult', result)).toEqual([]);
    expect(given(outreach, recorded).when('RecordOperationResult', { ...result, met: 41 })).toBe('RESULT_RECORDED');
  });
});

describe('a result that was recorded wrongly', () => {
  const by = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21' };
  const told = new TestRecord(recordedOperation, {
    by,
    now: '2021-03-01T09:00:00.000Z',
    settings: DEFAULT_SETTINGS,
  }).record(['ConductOperation', conducted], ['RecordOperationResult', result]);
  const correcting = (eventId: string, replacement: object) => ({ eventId, reason: 'misread', replacement }) as never;

  it('is corrected, and decided again', () => {
    const corrected = told.record([
      'CorrectEntry',
      correcting('event-1', { recordOperationResult: { ...result, met: 44 } }),
    ]);
    expect(corrected.state.operationResult).toEqual({ ...result, met: 44 });
    expect(
      told.answer('CorrectEntry', correcting('event-1', { recordOperationResult: { ...result, screened: 90 } })),
    ).toMatchObject({ code: 'COUNTS_CONTRADICT' });
  });

  it('keeps its operation from being struck out', () => {
    expect(told.answer('StrikeOutEntry', { eventId: 'event-0', reason: 'never held' })).toMatchObject({
      code: 'ENTRY_RESTED_ON',
    });
  });
});

describe('what is shown and counted of a result', () => {
  const seen = [
    {
      data: result,
      meta: { subject: 'one', eventId: 'event', type: 'OperationResultRecorded', revision: 1, position: 0n },
    } as unknown as ProjectableEvent,
  ];

  it('is all that was recorded', () => {
    expect(foldRows(resultProjection, [], seen).saved).toMatchObject([{ operationId: 'one', ...result }]);
    const { on, ...counted } = result;
    expect(factRows(resultFacts, seen)).toMatchObject([{ ...counted, happenedOn: on }]);
  });
});
