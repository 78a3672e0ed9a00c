import { specification } from '#kernel/decider/testing';
import { directory } from './directory.decider.js';
import { requireOrganisation } from './directory.rules.js';
import { byCaseWorker } from '../testing/by-case-worker.js';

const given = specification(directory, byCaseWorker);
const administrator = { by: { id: 'rachana', role: 'ADMINISTRATOR' } };

const officeOpened = (on = '2018-01-01', office = 'Poipet') => ({
  type: 'OfficeOpened' as const,
  data: { office, on },
});
const officeClosed = (on = '2020-06-30', office = 'Poipet') => ({
  type: 'OfficeClosed' as const,
  data: { office, on },
});
const join = (on = '2019-01-01', worker = 'bopha') => ({
  type: 'WorkerJoined' as const,
  data: { worker, roles: ['CASE_WORKER'], office: 'Poipet', on },
});
const workerLeft = (on = '2020-06-30', worker = 'bopha') => ({ type: 'WorkerLeft' as const, data: { worker, on } });
const clinic = {
  organisationId: 'clinic',
  name: 'Kru Khmer Clinic',
  kind: 'Health' as const,
  districts: ['1710'],
  services: ['Medical' as const],
  on: '2018-01-01',
};
const organisationRegistered = (more: Partial<typeof clinic> = {}) => ({
  type: 'OrganisationRegistered' as const,
  data: { ...clinic, ...more },
});

describe('an office', () => {
  const open = { office: 'Poipet', on: '2018-01-01' };

  it('is opened once, and repeated without effect', () => {
    expect(given().when('OpenOffice', open)).toEqual([officeOpened()]);
    expect(given(officeOpened()).when('OpenOffice', open)).toEqual([]);
    expect(given(officeOpened()).when('OpenOffice', { ...open, on: '2019-01-01' })).toBe('ALREADY_REGISTERED');
  });

  it('is opened again after it was closed, and not before', () => {
    expect(given(officeOpened(), officeClosed()).when('OpenOffice', { ...open, on: '2021-01-01' })).toHaveLength(1);
    expect(given(officeOpened(), officeClosed()).when('OpenOffice', { ...open, on: '2020-06-29' })).toBe('DATE_ORDER');
  });

  it('is not opened in the future', () => {
    expect(given().when('OpenOffice', { ...open, on: '2026-03-02' })).toBe('DATE_IN_FUTURE');
  });

  it('is closed once nobody works there any more', () => {
    const close = { office: 'Poipet', on: '2020-06-30' };
    expect(given(officeOpened()).when('CloseOffice', close)).toEqual([officeClosed()]);
    expect(given(officeOpened(), join()).when('CloseOffice', close)).toBe('OFFICE_STAFFED');
    expect(given(officeOpened(), join(), workerLeft()).when('CloseOffice', close)).toEqual([officeClosed()]);
    expect(given(officeOpened(), officeClosed()).when('CloseOffice', close)).toEqual([]);
    expect(given(officeOpened(), officeClosed()).when('CloseOffice', { ...close, on: '2020-07-01' })).toBe(
      'OFFICE_CLOSED',
    );
    expect(given(officeOpened()).when('CloseOffice', { ...close, on: '2017-12-31' })).toBe('DATE_ORDER');
    expect(given(officeOpened()).when('CloseOffice', { ...close, office: 'Poiped' })).toBe('OFFICE_UNKNOWN');
  });

  it('is interrupted for a time whose end may lie ahead, and which may be changed', () => {
    const interrupt = { office: 'Poipet', reason: 'HealthRestriction' as const, from: '2020-04-01' };
    expect(given(officeOpened()).when('InterruptOffice', { ...interrupt, until: '2027-01-01' })).toHaveLength(1);
    expect(given(officeOpened()).when('InterruptOffice', { ...interrupt, until: '2020-03-31' })).toBe('DATE_ORDER');
    expect(given().when('InterruptOffice', interrupt)).toBe('OFFICE_UNKNOWN');
    expect(given(officeOpened(), officeClosed('2020-03-01')).when('InterruptOffice', interrupt)).toBe('OFFICE_CLOSED');
    const interrupted = { type: 'OfficeInterrupted' as const, data: interrupt };
    expect(given(officeOpened(), interrupted).when('InterruptOffice', interrupt)).toEqual([]);
    const ended = { ...interrupted, data: { ...interrupt, until: '2020-05-01' } };
    const { interruptions } = given(officeOpened(), interrupted, ended).state().offices.Poipet!;
    expect(interruptions).toEqual([{ reason: 'HealthRestriction', from: '2020-04-01', until: '2020-05-01' }]);
  });
});

describe('a colleague', () => {
  const register = { worker: 'bopha', roles: ['CASE_WORKER'], office: 'Poipet', on: '2019-01-01' };

  it('joins an office that is open on that day', () => {
    expect(given(officeOpened()).when('RegisterWorker', register)).toEqual([join()]);
    expect(given(officeOpened(), join()).when('RegisterWorker', register)).toEqual([]);
    expect(given(officeOpened(), join()).when('RegisterWorker', { ...register, roles: [] })).toBe('ALREADY_REGISTERED');
    expect(given().when('RegisterWorker', register)).toBe('OFFICE_UNKNOWN');
    expect(given(officeOpened(), officeClosed('2018-12-31')).when('RegisterWorker', register)).toBe('OFFICE_CLOSED');
  });

  it('may have no office', () => {
    expect(given().when('RegisterWorker', { worker: 'vuthy', roles: ['AUDITOR'], on: '2019-01-01' })).toHaveLength(1);
  });

  it('moves to another office that is open', () => {
    const there = given(officeOpened(), officeOpened('2018-01-01', 'SiemReapCac'), join());
    const move = { worker: 'bopha', office: 'SiemReapCac', on: '2020-01-01' };
    expect(there.when('MoveWorker', move)).toEqual([{ type: 'WorkerMoved', data: move }]);
    expect(there.when('MoveWorker', { ...move, office: 'Siemreap' })).toBe('OFFICE_UNKNOWN');
    expect(there.when('MoveWorker', { ...move, worker: 'boph' })).toBe('WORKER_UNKNOWN');
    expect(there.when('MoveWorker', { ...move, on: '2018-12-31' })).toBe('WORKER_NOT_ACTIVE');
  });

  it('leaves, and may return', () => {
    const leave = { worker: 'bopha', on: '2020-06-30' };
    expect(given(officeOpened(), join()).when('RecordDeparture', leave, administrator)).toEqual([workerLeft()]);
    expect(given(officeOpened(), join(), workerLeft()).when('RecordDeparture', leave, administrator)).toEqual([]);
    const later = { ...leave, on: '2020-07-01' };
    expect(given(officeOpened(), join(), workerLeft()).when('RecordDeparture', later, administrator)).toBe(
      'WORKER_NOT_ACTIVE',
    );
    expect(given(officeOpened(), join()).when('RecordDeparture', { ...leave, on: '2018-12-31' }, administrator)).toBe(
      'DATE_ORDER',
    );
    const again = { ...register, on: '2021-01-01' };
    expect(given(officeOpened(), join(), workerLeft()).when('RegisterWorker', again)).toHaveLength(1);
  });

  it('does not record their own departure, which would lock the last administrator out', () => {
    const own = { by: { id: 'bopha', role: 'ADMINISTRATOR' } };
    const leave = { worker: 'bopha', on: '2020-06-30' };
    expect(given(officeOpened(), join()).when('RecordDeparture', leave, own)).toBe('APPROVER_IS_AUTHOR');
  });

  it('records no departure once they left: two administrators cannot end the access of each other at one moment', () => {
    const both = given(join('2019-01-01', 'rachana'), join(), workerLeft('2020-06-30', 'rachana'));
    expect(both.when('RecordDeparture', { worker: 'bopha', on: '2020-06-30' }, administrator)).toBe('ACCESS_ENDED');
  });

  it('is trained for a period, which may be prolonged', () => {
    const train = { worker: 'bopha', training: 'ForensicInterview' as const, from: '2019-02-01', until: '2020-01-31' };
    const trained = { type: 'WorkerTrained' as const, data: train };
    expect(given(officeOpened(), join()).when('RecordTraining', train)).toEqual([trained]);
    expect(given(officeOpened(), join(), trained).when('RecordTraining', train)).toEqual([]);
    expect(given().when('RecordTraining', train)).toBe('WORKER_UNKNOWN');
    const prolonged = { ...trained, data: { ...train, until: '2021-01-31' } };
    expect(given(officeOpened(), join(), trained, prolonged).state().workers.bopha!.trainings).toEqual([
      { training: 'ForensicInterview', from: '2019-02-01', until: '2021-01-31' },
    ]);
  });
});

describe('the cases of a colleague', () => {
  const reassign = { from: 'bopha', to: 'rithy', survivorIds: ['one'], on: '2020-06-30' };
  const there = given(officeOpened(), join(), join('2019-01-01', 'rithy'));

  it('go to a colleague who works here on that day', () => {
    expect(there.when('ReassignCases', reassign)).toEqual([{ type: 'CasesReassigned', data: reassign }]);
    expect(there.when('ReassignCases', { ...reassign, to: 'rity' })).toBe('WORKER_UNKNOWN');
    expect(there.when('ReassignCases', { ...reassign, to: 'rithy', on: '2018-12-31' })).toBe('WORKER_NOT_ACTIVE');
    expect(there.when('ReassignCases', { ...reassign, to: 'bopha' })).toBe('ALREADY_ASSIGNED');
  });

  it('go to another office that is open, also with the colleague who has them', () => {
    const along = { ...reassign, to: 'bopha', office: 'SiemReapCac' };
    expect(there.when('ReassignCases', along)).toBe('OFFICE_UNKNOWN');
    const both = given(officeOpened(), officeOpened('2018-01-01', 'SiemReapCac'), join());
    expect(both.when('ReassignCases', along)).toEqual([{ type: 'CasesReassigned', data: along }]);
  });

  it('go to nobody while no colleague is registered', () => {
    expect(given().when('ReassignCases', reassign)).toBe('WORKER_UNKNOWN');
  });

  it('are not reassigned where there are none', () => {
    expect(there.when('ReassignCases', { ...reassign, survivorIds: [] })).toEqual([]);
  });
});

describe('a partner organisation', () => {
  it('is registered under a name that no other bears', () => {
    expect(given().when('RegisterOrganisation', clinic)).toEqual([organisationRegistered()]);
    expect(given(organisationRegistered()).when('RegisterOrganisation', clinic)).toEqual([]);
    expect(given(organisationRegistered()).when('RegisterOrganisation', { ...clinic, organisationId: 'other' })).toBe(
      'ALREADY_REGISTERED',
    );
    const { organisationId: _, ...unnamed } = clinic;
    expect(given().when('RegisterOrganisation', unnamed)).toEqual([
      organisationRegistered({ organisationId: 'the-command' }),
    ]);
  });

  it('is revised in the named details only', () => {
    const revise = { organisationId: 'clinic', province: '17', on: '2019-01-01' };
    const revised = { type: 'OrganisationRevised' as const, data: revise };
    expect(given(organisationRegistered()).when('ReviseOrganisation', revise)).toEqual([revised]);
    expect(given(organisationRegistered(), revised).when('ReviseOrganisation', revise)).toEqual([]);
    expect(given(organisationRegistered(), revised).state().organisations.clinic).toMatchObject({
      name: 'Kru Khmer Clinic',
      province: '17',
    });
    expect(given().when('ReviseOrganisation', revise)).toBe('ORGANISATION_UNKNOWN');
  });

  it('is still known by a former name, which earlier entries use', () => {
    const registerNamed = (name: string, on: string) =>
      ({ type: 'OrganisationRevised', data: { organisationId: 'clinic', name, on } }) as const;
    const directory = given(
      organisationRegistered(),
      registerNamed('Clinic of Hope', '2019-01-01'),
      registerNamed('Hope', '2019-06-01'),
    ).state();
    const isKnown = (name: string) => () => requireOrganisation({ directory }, name, '2020-03-02');
    for (const name of ['Kru Khmer Clinic', 'Clinic of Hope', 'Hope']) expect(isKnown(name)).not.toThrow();
    expect(isKnown('Despair')).toThrow('No organisation is called');
    const back = given(
      organisationRegistered(),
      registerNamed('Hope', '2019-01-01'),
      registerNamed('Kru Khmer Clinic', '2019-06-01'),
    ).state();
    expect(back.organisations.clinic).toMatchObject({ name: 'Kru Khmer Clinic', formerNames: ['Hope'] });
  });

  it('says for each service whether it accepts referrals', () => {
    const change = {
      organisationId: 'clinic',
      service: 'Medical' as const,
      accepts: 'Closed' as const,
      from: '2020-04-01',
    };
    const closedFor = { type: 'OrganisationCapacityChanged' as const, data: change };
    expect(given(organisationRegistered()).when('ChangeCapacity', change)).toEqual([closedFor]);
    expect(given(organisationRegistered(), closedFor).when('ChangeCapacity', change)).toEqual([]);
    expect(given().when('ChangeCapacity', change)).toBe('ORGANISATION_UNKNOWN');
  });

  it('ends', () => {
    const end = { organisationId: 'clinic', on: '2020-06-30' };
    const ended = { type: 'OrganisationEnded' as const, data: end };
    expect(given(organisationRegistered()).when('EndOrganisation', end)).toEqual([ended]);
    expect(given(organisationRegistered(), ended).when('EndOrganisation', end)).toEqual([]);
    expect(given(organisationRegistered(), ended).when('EndOrganisation', { ...end, on: '2020-07-01' })).toBe(
      'ORGANISATION_ENDED',
    );
    expect(given(organisationRegistered()).when('EndOrganisation', { ...end, on: '2017-01-01' })).toBe('DATE_ORDER');
  });
});
