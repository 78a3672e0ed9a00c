import { specification } from '#kernel/decider/testing';
import { directory } from './directory.decider.js';
import { officeOn } from './places.rules.js';
import { byCaseWorker } from '../testing/by-case-worker.js';

const given = specification(directory, byCaseWorker);
const officeOpened = { type: 'OfficeOpened' as const, data: { office: 'Poipet', on: '2018-01-01' } };
const joined = (more: object = { office: 'Poipet' }, on = '2019-01-01') => ({
  type: 'WorkerJoined' as const,
  data: { worker: 'bopha', roles: ['CASE_WORKER'], on, ...more },
});

describe('the place of a colleague', () => {
  const left = { type: 'WorkerLeft' as const, data: { worker: 'bopha', on: '2020-06-30' } };
  const returned = [officeOpened, joined(), left, joined({}, '2021-01-01')] as const;
  const close = { office: 'Poipet', on: '2021-06-30' };

  it('is none once they return without an office', () => {
    const { workers } = given(...returned).state();
    expect(officeOn({ workers }, 'bopha', '2020-06-30')).toBe('Poipet');
    expect(officeOn({ workers }, 'bopha', '2021-01-01')).toBeUndefined();
    expect(given(...returned).when('CloseOffice', close)).toHaveLength(1);
  });

  it('is again the office to which they move then', () => {
    const moved = { type: 'WorkerMoved' as const, data: { worker: 'bopha', office: 'Poipet', on: '2021-02-01' } };
    const after = given(...returned, moved);
    expect(officeOn(after.state(), 'bopha', '2021-01-31')).toBeUndefined();
    expect(officeOn(after.state(), 'bopha', '2021-02-01')).toBe('Poipet');
    expect(after.when('CloseOffice', close)).toBe('OFFICE_STAFFED');
  });
});

describe('an office', () => {
  it('is closed once it has no open case, which its supervisors take elsewhere before they move', () => {
    const close = { office: 'Poipet', on: '2020-06-30' };
    expect(given(officeOpened).when('CloseOffice', { ...close, openCases: 0 })).toEqual([
      { type: 'OfficeClosed', data: close },
    ]);
    expect(given(officeOpened).when('CloseOffice', { ...close, openCases: 1 })).toBe('OFFICE_HAS_CASES');
    expect(given(officeOpened, joined()).when('CloseOffice', { ...close, openCases: 2 })).toBe('OFFICE_HAS_CASES');
  });
});
