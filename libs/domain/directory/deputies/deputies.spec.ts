import { isOrStandsInFor, type Actor } from '#kernel/decider';
import { specification } from '#kernel/decider/testing';
import { directory } from '../directory.decider.js';
import { isNotifiedOf, supervisorsOf } from '../notices/notices.rules.js';
import { asDeputy, requireStillDeputy, supervisorsCoveredBy } from './deputies.rules.js';
import { byCaseWorker } from '../../testing/by-case-worker.js';

const given = specification(directory, byCaseWorker);
const officeOpened = (office: string) => ({ type: 'OfficeOpened' as const, data: { office, on: '2018-01-01' } });
const join = (worker: string, role: string, office = 'Poipet', on = '2018-01-01') => ({
  type: 'WorkerJoined' as const,
  data: { worker, roles: role.split(' ').filter(Boolean), office, on },
});
const workerMoved = (worker: string, office: string, on = '2020-06-10') => ({
  type: 'WorkerMoved' as const,
  data: { worker, office, on },
});
const workerLeft = (worker: string) => ({ type: 'WorkerLeft' as const, data: { worker, on: '2020-06-10' } });
const by = (id: string, role: string, office?: string) => ({ by: { id, role, ...(office && { office }) } });

const [makara, rachana] = [by('makara', 'SUPERVISOR', 'Poipet'), by('rachana', 'ADMINISTRATOR')];
const STAFF = [
  officeOpened('Poipet'),
  officeOpened('SiemReapCac'),
  join('makara', 'SUPERVISOR'),
  join('chanthy', 'SUPERVISOR'),
  join('bopha', 'CASE_WORKER'),
  join('kunthea', 'FORENSIC_INTERVIEWER'),
  join('rachana', 'ADMINISTRATOR'),
  join('sophea', 'SUPERVISOR', 'SiemReapCac'),
  join('sokha', 'CASE_WORKER', 'SiemReapCac'),
];
const stands = { worker: 'makara', deputy: 'bopha', from: '2020-06-01', until: '2020-06-30' };
const deputyNamed = (more: object = {}, who = makara) => ({
  type: 'DeputyNamed' as const,
  data: { ...stands, ...more },
  ...who,
});
const deputyWithdrawn = (on: string) => ({
  type: 'DeputyWithdrawn' as const,
  data: { worker: 'makara', deputy: 'bopha', on },
});

const naming = (more: object, who: object = makara) =>
  given(...STAFF).when('NameDeputy', { ...stands, ...more }, who as typeof makara);

describe('a deputy of a supervisor', () => {
  it('is named by a supervisor of the office or an administrator, also for days that lie ahead', () => {
    expect(naming({})).toEqual([{ type: 'DeputyNamed', data: stands }]);
    expect(naming({ from: '2031-01-01', until: '2031-01-31' }, rachana)).toMatchObject([{ type: 'DeputyNamed' }]);
    expect(given(...STAFF, deputyNamed()).when('NameDeputy', stands, makara)).toEqual([]);
  });

  it('is not named by themselves, by another office, or by a deputy', () => {
    expect(naming({ deputy: 'chanthy' }, by('chanthy', 'SUPERVISOR', 'Poipet'))).toBe('DEPUTY_NOT_YOURS');
    expect(naming({}, by('sophea', 'SUPERVISOR', 'SiemReapCac'))).toBe('DEPUTY_NOT_YOURS');
    const deputy = { by: { ...makara.by, id: 'sokha', deputyOf: 'makara' } };
    expect(naming({}, deputy)).toBe('DEPUTY_NOT_YOURS');
    expect(
      given(...STAFF, deputyNamed()).when('WithdrawDeputy', { ...stands, on: '2020-06-05' } as never, deputy),
    ).toBe('DEPUTY_NOT_YOURS');
  });

  it('works with whole records, at the same office unless a supervisor of it says otherwise', () => {
    expect(naming({ worker: 'bopha', deputy: 'chanthy' })).toBe('DEPUTY_UNFIT');
    expect(naming({ deputy: 'makara' }, rachana)).toBe('DEPUTY_UNFIT');
    expect(naming({ deputy: 'kunthea' })).toBe('DEPUTY_UNFIT');
    expect(naming({ deputy: 'rachana' })).toBe('DEPUTY_UNFIT');
    expect(naming({ deputy: 'sokha' }, rachana)).toBe('DEPUTY_UNFIT');
    expect(naming({ deputy: 'sokha' })).toMatchObject([{ type: 'DeputyNamed' }]);
  });

  it('holds no forensic interviews, whatever else they do', () => {
    const both = join('thida', 'CASE_WORKER FORENSIC_INTERVIEWER');
    expect(given(...STAFF, both).when('NameDeputy', { ...stands, deputy: 'thida' }, makara)).toBe('DEPUTY_UNFIT');
  });

  it('has a role in the register, and so has the supervisor: one without is registered again with it', () => {
    const without = join('thida', '');
    const nameThida = { ...stands, deputy: 'thida' };
    const { author, settings } = byCaseWorker;
    const context = {
      steps: {},
      by: { ...author, ...makara.by },
      now: '2026-03-01T09:00:00.000Z',
      commandId: 'one',
      settings,
    };
    const decide = () => directory.decide.NameDeputy(given(...STAFF, without).state(), nameThida, context);
    expect(decide).toThrow('names no role of thida');
    const again = join('thida', 'CASE_WORKER', 'Poipet', '2020-05-02');
    const left = { type: 'WorkerLeft' as const, data: { worker: 'thida', on: '2020-05-01' } };
    expect(given(...STAFF, without, left, again).when('NameDeputy', nameThida, makara)).toMatchObject([
      { type: 'DeputyNamed' },
    ]);
  });

  it('is a colleague of those days, which are in order', () => {
    expect(naming({ deputy: 'nobody' })).toBe('WORKER_UNKNOWN');
    expect(naming({ from: '2017-12-31' })).toBe('WORKER_NOT_ACTIVE');
    expect(naming({ until: '2020-05-31' })).toBe('DATE_ORDER');
    expect(given(...STAFF, workerLeft('bopha')).when('NameDeputy', { ...stands }, makara)).toBe('WORKER_NOT_ACTIVE');
  });

  it('is withdrawn from a day on, and only once', () => {
    const withdraw = { worker: 'makara', deputy: 'bopha', on: '2020-06-10' };
    expect(given(...STAFF, deputyNamed()).when('WithdrawDeputy', withdraw, rachana)).toEqual([
      { type: 'DeputyWithdrawn', data: withdraw },
    ]);
    expect(
      given(...STAFF, deputyNamed(), deputyWithdrawn('2020-06-10')).when('WithdrawDeputy', withdraw, rachana),
    ).toEqual([]);
    expect(given(...STAFF).when('WithdrawDeputy', withdraw, rachana)).toBe('NOT_A_DEPUTY');
  });
});

describe('in whose place somebody acts', () => {
  type Facts = Parameters<typeof given>;
  const placesOf = (deputy: string, on: string, ...facts: Facts) =>
    supervisorsCoveredBy(given(...STAFF, ...facts).state(), deputy, on).map(
      ({ worker, office }) => `${worker} ${office}`,
    );
  const inPlace = (on: string, ...facts: Facts) => placesOf('bopha', on, ...facts);

  it('is said for those days only, and until it is withdrawn', () => {
    const days = ['2020-05-31', '2020-06-01', '2020-06-30', '2020-07-01'];
    expect(days.map((on) => inPlace(on, deputyNamed()).length)).toEqual([0, 1, 1, 0]);
    expect(inPlace('2020-06-09', deputyNamed(), deputyWithdrawn('2020-06-10'))).toEqual(['makara Poipet']);
    expect(inPlace('2020-06-10', deputyNamed(), deputyWithdrawn('2020-06-10'))).toEqual([]);
    expect(inPlace('2020-06-10', deputyNamed(), deputyWithdrawn('2020-05-01'))).toEqual([]);
    expect(inPlace('2031-01-01', deputyNamed({ until: undefined }))).toEqual(['makara Poipet']);
  });

  it('ends when one of the two leaves, and a return does not bring it back', () => {
    for (const who of ['makara', 'bopha'])
      expect([who, inPlace('2020-06-10', deputyNamed(), workerLeft(who))]).toEqual([who, []]);
    expect(inPlace('2020-06-09', deputyNamed(), workerLeft('bopha'))).toEqual(['makara Poipet']);
    const back = join('bopha', 'CASE_WORKER', 'Poipet', '2020-06-12');
    expect(inPlace('2020-06-20', deputyNamed({ until: undefined }), workerLeft('bopha'), back)).toEqual([]);
  });

  it('follows nobody to another office', () => {
    expect(inPlace('2020-06-20', deputyNamed(), workerMoved('makara', 'SiemReapCac'))).toEqual([]);
    expect(inPlace('2020-06-20', deputyNamed({}, rachana), workerMoved('bopha', 'SiemReapCac'))).toEqual([]);
    expect(inPlace('2020-06-20', deputyNamed(), workerMoved('bopha', 'SiemReapCac'))).toEqual(['makara Poipet']);
  });

  it('is not theirs again when somebody who moved comes back', () => {
    for (const who of ['makara', 'bopha']) {
      const [away, back] = [workerMoved(who, 'SiemReapCac'), workerMoved(who, 'Poipet', '2020-06-15')];
      const byAdministrator = deputyNamed({ until: undefined }, rachana);
      expect([who, inPlace('2020-06-09', byAdministrator, away, back)]).toEqual([who, ['makara Poipet']]);
      expect([who, inPlace('2020-06-20', byAdministrator, away, back)]).toEqual([who, []]);
    }
    const again = deputyNamed({ worker: 'makara', from: '2020-06-16', until: undefined });
    const [away, back] = [workerMoved('makara', 'SiemReapCac'), workerMoved('makara', 'Poipet', '2020-06-15')];
    expect(inPlace('2020-06-20', deputyNamed(), away, back, again)).toEqual(['makara Poipet']);
  });

  it('is not theirs any more when they begin to hold forensic interviews', () => {
    const both = join('bopha', 'CASE_WORKER FORENSIC_INTERVIEWER', 'Poipet', '2020-06-10');
    expect(inPlace('2020-06-20', deputyNamed(), both)).toEqual([]);
  });

  it('is no chain: a deputy of a deputy stands in for the deputy alone', () => {
    const chain = [deputyNamed({ deputy: 'chanthy' }), deputyNamed({ worker: 'chanthy', deputy: 'bopha' })];
    expect(placesOf('chanthy', '2020-06-20', ...chain)).toEqual(['makara Poipet']);
    expect(inPlace('2020-06-20', ...chain)).toEqual(['chanthy Poipet']);
  });
});

describe('a person who acts as a deputy', () => {
  const actor = (id: string, role: string): Actor => ({ id, role, organisation: 'A21', office: 'SiemReapCac' });
  const state = given(...STAFF, deputyNamed(), deputyNamed({ deputy: 'sokha' })).state();
  const acting = (who: Actor, on = '2020-06-20') => {
    try {
      return asDeputy(state, who, 'makara', on);
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it('has the role and the office of the supervisor and stays themselves', () => {
    expect(acting(actor('sokha', 'CASE_WORKER'))).toEqual({
      id: 'sokha',
      role: 'SUPERVISOR',
      organisation: 'A21',
      office: 'Poipet',
      deputyOf: 'makara',
    });
  });

  it('is refused on other days, for others, and with a token for other work', () => {
    expect(acting(actor('sokha', 'CASE_WORKER'), '2020-07-01')).toBe('NOT_A_DEPUTY');
    expect(acting(actor('chanthy', 'SUPERVISOR'))).toBe('NOT_A_DEPUTY');
    for (const role of ['ADMINISTRATOR', 'ANALYST', 'AUDITOR', 'FORENSIC_INTERVIEWER'])
      expect([role, acting(actor('sokha', role))]).toEqual([role, 'NOT_A_DEPUTY']);
  });

  it('is asked again for each later answer', () => {
    const deputy = acting(actor('sokha', 'CASE_WORKER')) as Actor;
    expect(() => requireStillDeputy(state, deputy, '2020-06-30')).not.toThrow();
    expect(() => requireStillDeputy(state, deputy, '2020-07-01')).toThrow('do not stand in for makara');
    expect(() => requireStillDeputy(state, actor('sokha', 'CASE_WORKER'), '2020-07-01')).not.toThrow();
  });

  it('approves neither what they asked themselves nor what the supervisor asked', () => {
    const deputy = acting(actor('sokha', 'CASE_WORKER')) as Actor;
    expect(['sokha', 'makara', 'chanthy', undefined].map((author) => isOrStandsInFor(deputy, author))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('the supervisors of an office', () => {
  const noticesChosen = (worker: string) => ({
    type: 'NoticesChosen' as const,
    data: {
      worker,
      kinds: [],
      channels: ['Email' as const],
      email: `${worker}@example.org`,
      language: 'English' as const,
      timeZone: 'Asia/Phnom_Penh',
      dailyAtHour: 7,
    },
  });
  const state = given(...STAFF, deputyNamed(), noticesChosen('bopha')).state();

  it('are those who stand in for them as well, on those days', () => {
    expect(supervisorsOf(state, 'Poipet', '2020-06-20')).toEqual(['makara', 'chanthy', 'bopha']);
    expect(supervisorsOf(state, 'Poipet', '2020-07-20')).toEqual(['makara', 'chanthy']);
    expect(supervisorsOf(state, 'SiemReapCac', '2020-06-20')).toEqual(['sophea']);
  });

  it('are without the person who asked, and without who stands in for that person', () => {
    expect(supervisorsOf(state, 'Poipet', '2020-06-20', 'makara')).toEqual(['chanthy']);
    expect(supervisorsOf(state, 'Poipet', '2020-06-20', 'bopha')).toEqual(['makara', 'chanthy']);
  });

  it('must know of an emergency access, also who stands in', () => {
    expect(isNotifiedOf(state, 'bopha', 'EmergencyAccess', '2020-06-20')).toBe(true);
    expect(isNotifiedOf(state, 'bopha', 'EmergencyAccess', '2020-07-20')).toBe(false);
  });
});
