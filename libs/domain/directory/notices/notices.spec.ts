import { specification } from '#kernel/decider/testing';
import { directory } from '../directory.decider.js';
import type { NoticeKind } from './notices.codes.js';
import { isNotifiedOf, staffOn, supervisorsOf } from './notices.rules.js';
import { byCaseWorker } from '../../testing/by-case-worker.js';

const given = specification(directory, byCaseWorker);

const officeOpened = (office: string) => ({ type: 'OfficeOpened' as const, data: { office, on: '2018-01-01' } });
const join = (worker: string, role: string, office = 'Poipet') => ({
  type: 'WorkerJoined' as const,
  data: { worker, roles: [role], office, on: '2019-01-01' },
});
const choice = {
  kinds: ['Approval' as const],
  language: 'English' as const,
  timeZone: 'Asia/Phnom_Penh',
  dailyAtHour: 7,
};
const noticesChosen = (worker: string, kinds: readonly NoticeKind[] = ['Approval'], email?: string) => ({
  type: 'NoticesChosen' as const,
  data: { ...choice, worker, kinds, channels: email ? (['Email'] as const) : [], ...(email && { email }) },
});
const staff = [
  officeOpened('Poipet'),
  officeOpened('SiemReapCac'),
  join('sokha', 'CASE_WORKER'),
  join('sophea', 'SUPERVISOR'),
];

describe('the choice of notices', () => {
  it('is recorded for the colleague who sends it, with the channels of their addresses', () => {
    const command = { ...choice, email: 'sokha@example.org', webhook: 'https://hooks.example.org/' };
    expect(given(...staff).when('ChooseNotices', command)).toEqual([
      { type: 'NoticesChosen', data: { worker: 'sokha', ...command, channels: ['Email', 'Webhook'] } },
    ]);
    expect(given(...staff).when('ChooseNotices', choice)).toMatchObject([{ data: { channels: [] } }]);
  });

  it('is refused to somebody who does not work here', () => {
    expect(given().when('ChooseNotices', choice)).toBe('WORKER_UNKNOWN');
    const left = { type: 'WorkerLeft' as const, data: { worker: 'sokha', on: '2020-01-01' } };
    expect(given(...staff, left).when('ChooseNotices', choice)).toBe('WORKER_NOT_ACTIVE');
  });

  it('keeps no address in memory, and lasts when the colleague returns', () => {
    const left = { type: 'WorkerLeft' as const, data: { worker: 'sokha', on: '2020-01-01' } };
    const back = {
      ...join('sokha', 'CASE_WORKER'),
      data: { ...join('sokha', 'CASE_WORKER').data, on: '2021-01-01' },
    };
    const { workers } = given(...staff, noticesChosen('sokha', ['DueWork'], 'sokha@example.org'), left, back).state();
    expect(workers.sokha!.notices).toEqual({ ...choice, kinds: ['DueWork'], channels: ['Email'], chosenIn: 'event-4' });
  });
});

describe('who is notified', () => {
  const isNotified = (worker: string, kind: NoticeKind, ...facts: Parameters<typeof given>) =>
    isNotifiedOf(given(...staff, ...facts).state(), worker, kind, '2020-01-01');

  it('is who chose the kind and gave an address', () => {
    expect(isNotified('sokha', 'Approval')).toBe(false);
    expect(isNotified('sokha', 'Approval', noticesChosen('sokha'))).toBe(false);
    expect(isNotified('sokha', 'Approval', noticesChosen('sokha', ['Approval'], 'sokha@example.org'))).toBe(true);
    expect(isNotified('sokha', 'DueWork', noticesChosen('sokha', ['Approval'], 'sokha@example.org'))).toBe(false);
  });

  it('is also who must know: supervisors of an emergency access, administrators of an alarm', () => {
    const nothing = (worker: string) => noticesChosen(worker, [], `${worker}@example.org`);
    expect(isNotified('sophea', 'EmergencyAccess', nothing('sophea'))).toBe(true);
    expect(isNotified('sokha', 'EmergencyAccess', nothing('sokha'))).toBe(false);
    expect(isNotified('sophea', 'Alarm', nothing('sophea'))).toBe(false);
    expect(isNotified('rachana', 'EmergencyAccess', join('rachana', 'ADMINISTRATOR'), nothing('rachana'))).toBe(true);
    expect(isNotified('rachana', 'Alarm', join('rachana', 'ADMINISTRATOR'), nothing('rachana'))).toBe(true);
  });

  it('is a supervisor of the office where they work on that day', () => {
    const moved = { type: 'WorkerMoved' as const, data: { worker: 'sophea', office: 'SiemReapCac', on: '2020-06-01' } };
    const state = given(...staff, moved).state();
    expect(supervisorsOf(state, 'Poipet', '2020-05-31')).toEqual(['sophea']);
    expect(supervisorsOf(state, 'Poipet', '2020-06-01')).toEqual([]);
    expect(supervisorsOf(state, 'SiemReapCac', '2020-06-01')).toEqual(['sophea']);
    expect(staffOn(state, '2018-06-01', () => true)).toEqual([]);
  });
});
