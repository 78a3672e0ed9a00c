import { specification } from '#kernel/decider/testing';
import { directory } from './directory.decider.js';
import { firstDayDecisions } from './first-days.decider.js';
import { byCaseWorker } from '../testing/by-case-worker.js';

const given = specification(directory, byCaseWorker);

const officeOpened = (on = '2018-01-01', office = 'Poipet') => ({
  type: 'OfficeOpened' as const,
  data: { office, on },
});
const joined = { worker: 'bopha', roles: ['CASE_WORKER'], office: 'Poipet', on: '2019-01-01' };
const joining = { type: 'WorkerJoined' as const, data: joined };
const left = { type: 'WorkerLeft' as const, data: { worker: 'bopha', on: '2020-06-30' } };
const moved = { type: 'WorkerMoved' as const, data: { worker: 'bopha', office: 'SiemReapCac', on: '2019-06-01' } };
const closed = { type: 'OfficeClosed' as const, data: { office: 'Poipet', on: '2020-06-30' } };

describe('a wrong first day of an office', () => {
  const correct = (on: string) => ['CorrectOpening', { office: 'Poipet', on }] as const;
  const openingCorrected = (on: string) => ({
    type: 'OfficeOpeningCorrected' as const,
    data: { office: 'Poipet', on },
  });

  it('is corrected, and the right day counts from then on', () => {
    expect(given(officeOpened()).when(...correct('2017-03-01'))).toEqual([openingCorrected('2017-03-01')]);
    expect(given(officeOpened(), openingCorrected('2017-03-01')).when(...correct('2017-03-01'))).toEqual([]);
    const early = ['RegisterWorker', { ...joined, on: '2017-03-01' }] as const;
    expect(given(officeOpened()).when(...early)).toBe('OFFICE_CLOSED');
    expect(given(officeOpened(), openingCorrected('2017-03-01')).when(...early)).toHaveLength(1);
  });

  it('lies neither ahead, nor after the last day, nor after the first colleague came', () => {
    expect(given(officeOpened()).when(...correct('2027-01-01'))).toBe('DATE_IN_FUTURE');
    expect(given(officeOpened(), closed).when(...correct('2020-07-01'))).toBe('DATE_ORDER');
    expect(given(officeOpened(), joining).when(...correct('2019-01-02'))).toBe('DATE_ORDER');
    expect(given(officeOpened(), joining).when(...correct('2019-01-01'))).toHaveLength(1);
    expect(given().when(...correct('2019-01-01'))).toBe('OFFICE_UNKNOWN');
  });

  it('of a later period lies after the one before', () => {
    const again = given(officeOpened(), closed, officeOpened('2021-01-01'));
    expect(again.when(...correct('2020-06-29'))).toBe('DATE_ORDER');
    expect(again.when(...correct('2020-09-01'))).toHaveLength(1);
  });
});

describe('a wrong first day of a colleague', () => {
  const correct = (on: string) => ['CorrectJoining', { worker: 'bopha', on }] as const;
  const joiningCorrected = (on: string) => ({ type: 'WorkerJoiningCorrected' as const, data: { worker: 'bopha', on } });

  it('is corrected with the day on which they came to their first office', () => {
    const known = given(officeOpened(), joining, joiningCorrected('2018-05-01'));
    expect(given(officeOpened(), joining).when(...correct('2018-05-01'))).toEqual([joiningCorrected('2018-05-01')]);
    const early = { worker: 'bopha', office: 'SiemReapCac', on: '2018-06-01' };
    expect(given(officeOpened(), officeOpened('2018-01-01', 'SiemReapCac'), joining).when('MoveWorker', early)).toBe(
      'WORKER_NOT_ACTIVE',
    );
    expect(known.when('RegisterWorker', joined)).toBe('ALREADY_REGISTERED');
    expect(known.when('RegisterWorker', { ...joined, on: '2018-05-01' })).toEqual([]);
  });

  it('lies neither before the office was open, nor after a move, nor after the last day', () => {
    expect(given(officeOpened(), joining).when(...correct('2017-12-31'))).toBe('OFFICE_CLOSED');
    expect(given(officeOpened(), joining, moved).when(...correct('2019-06-02'))).toBe('DATE_ORDER');
    expect(given(officeOpened(), joining, left).when(...correct('2020-07-01'))).toBe('DATE_ORDER');
    expect(given(officeOpened(), joining).when(...correct('2027-01-01'))).toBe('DATE_IN_FUTURE');
    expect(given(officeOpened()).when(...correct('2019-01-01'))).toBe('WORKER_UNKNOWN');
  });
});

describe('the refusal of a wrong first day', () => {
  const { CorrectOpening, CorrectJoining } = firstDayDecisions.decide;
  const asked = { now: '2026-03-01T09:00:00.000Z' } as Parameters<typeof CorrectOpening>[2];

  it('names the day that is too late, and the one that must come later', () => {
    const { state } = given(officeOpened(), joining, moved);
    expect(() => CorrectOpening(state(), { office: 'Poipet', on: '2019-01-02' }, asked)).toThrow(
      '2019-01-02 is after the day on which the first colleague came (2019-01-01), which must come later: correct one of the two days.',
    );
    expect(() => CorrectJoining(state(), { worker: 'bopha', on: '2019-06-02' }, asked)).toThrow(
      '2019-06-02 is after the move to the next office (2019-06-01), which must come later',
    );
    expect(() =>
      CorrectOpening(given(officeOpened(), closed).state(), { office: 'Poipet', on: '2020-07-01' }, asked),
    ).toThrow('2020-07-01 is after the last day in the register (2020-06-30), which must come later');
  });
});
