import type { OpenedEvent } from '#kernel/event-store';
import type { DirectoryEvents } from '../directory.events.js';
import { changesOf } from './register-changes.js';

const ORGANISATION = '9d2ee7f4-0f32-4c5e-9d3a-1f1f7a1e2b3c';
const actor = { id: 'rachana', role: 'ADMINISTRATOR', organisation: 'A21' };

const eventOf = (type: keyof DirectoryEvents, data: object) => ({ type, data });

/** What a register recorded, in order. */
const EVENTS = [
  eventOf('OfficeOpened', { office: 'Poipet', on: '2019-01-01' }),
  eventOf('WorkerJoined', { worker: 'sokha', office: 'Poipet', roles: ['CASE_WORKER'], on: '2019-02-01' }),
  eventOf('OrganisationRegistered', { organisationId: ORGANISATION, name: 'Clinic', on: '2019-03-01' }),
  eventOf('OfficeInterrupted', { office: 'Poipet', reason: 'HealthRestriction', from: '2020-03-20' }),
  eventOf('WorkerMoved', { worker: 'sokha', office: 'SiemReapCac', on: '2020-06-01' }),
  eventOf('OrganisationRevised', { organisationId: ORGANISATION, name: 'Clinic of hope', on: '2020-07-01' }),
  eventOf('CasesReassigned', { from: 'sokha', to: 'bopha', survivorIds: ['one'], on: '2020-08-01' }),
  eventOf('NoticesChosen', { worker: 'sokha', kinds: [], channels: [], language: 'km' }),
].map((event, index) => ({
  ...event,
  id: `event-${index}`,
  recordedAt: '2026-03-01T09:00:00.000Z',
  metadata: { actor },
})) as unknown as readonly OpenedEvent<DirectoryEvents>[];

const typesOf = (named: Parameters<typeof changesOf>[1]) => changesOf(EVENTS, named).map(({ type }) => type);

describe('the history of a register', () => {
  it('holds what was recorded about one entry, the latest first', () => {
    expect(typesOf({ office: 'Poipet' })).toEqual(['OfficeInterrupted', 'OfficeOpened']);
    expect(typesOf({ worker: 'sokha' })).toEqual(['WorkerMoved', 'WorkerJoined']);
    expect(typesOf({ organisationId: ORGANISATION })).toEqual(['OrganisationRevised', 'OrganisationRegistered']);
  });

  it('says with each change what it holds, from which day, and who recorded it', () => {
    expect(changesOf(EVENTS, { office: 'Poipet' })[0]).toEqual({
      eventId: 'event-3',
      type: 'OfficeInterrupted',
      on: '2020-03-20',
      recordedAt: '2026-03-01T09:00:00.000Z',
      by: actor,
      data: { office: 'Poipet', reason: 'HealthRestriction', from: '2020-03-20' },
    });
  });

  it('names no survivor whose case moved, and nothing that colleagues chose for themselves', () => {
    expect(typesOf({ worker: 'sokha' })).not.toContain('CasesReassigned');
    expect(typesOf({ worker: 'bopha' })).toEqual([]);
    expect(typesOf({ worker: 'sokha' })).not.toContain('NoticesChosen');
  });

  it('is empty for an entry that the register does not have', () => {
    expect([typesOf({ office: 'Nowhere' }), typesOf({})]).toEqual([[], []]);
  });
});
