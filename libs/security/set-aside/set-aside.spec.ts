import { DEFAULT_SETTINGS } from '#settings';
import type { Actor } from '#kernel/decider';
import { specification } from '#kernel/decider/testing';
import { setAside } from './set-aside.decider.js';

const given = specification(setAside, { settings: DEFAULT_SETTINGS });

const dara: Actor = { id: 'dara', role: 'SUPERVISOR', organisation: 'A21' };
const vanna: Actor = { id: 'vanna', role: 'ADMINISTRATOR', organisation: 'A21' };
const requestId = 'd2b8b0b0-2c3e-5d0f-9b8a-3e1f5a7c9d11';
const entry = { eventId: 'e1', revision: 7, survivorId: 's1' } as const;
const asked = { ...entry, flaw: 'unproven', reason: 'None of us has recorded this.' } as const;
const requested = { by: dara, type: 'SetAsideRequested', data: { ...asked, requestId } } as const;
const decided = { type: 'EventSetAside', data: { ...entry, requestId } } as const;
const declined = { type: 'SetAsideDeclined', data: { requestId, eventId: 'e1', survivorId: 's1' } } as const;

describe('an unreliable entry', () => {
  it('is set aside by two people', () => {
    const { by: _, ...event } = requested;
    expect(given().when('RequestSetAside', asked, { by: dara, commandId: requestId })).toEqual([event]);
    expect(given(requested).when('ApproveSetAside', { requestId }, { by: vanna })).toEqual([decided]);
  });

  it('cannot be set aside by the person who requested it, whatever their roles', () => {
    const both = { ...vanna, id: 'dara' };
    expect(given(requested).when('ApproveSetAside', { requestId }, { by: both })).toBe('APPROVER_IS_AUTHOR');
  });

  it.each(['ApproveSetAside', 'DeclineSetAside'] as const)('%s needs a request', (name) => {
    expect(given().when(name, { requestId }, { by: vanna })).toBe('SET_ASIDE_NOT_REQUESTED');
    expect(given(requested, declined).when(name, { requestId }, { by: vanna })).toBe('SET_ASIDE_NOT_REQUESTED');
  });

  it('is requested once at a time, and again after a declined request', () => {
    expect(given(requested).when('RequestSetAside', asked, { by: dara })).toBe('SET_ASIDE_REQUESTED');
    expect(given(requested, declined).when('RequestSetAside', asked, { by: dara, commandId: 'another' })).toEqual([
      { type: 'SetAsideRequested', data: { ...asked, requestId: 'another' } },
    ]);
  });

  it('is set aside once', () => {
    const done = given(requested, decided);
    expect(done.when('RequestSetAside', asked, { by: dara })).toBe('SET_ASIDE_ALREADY');
    expect(done.when('ApproveSetAside', { requestId }, { by: vanna })).toBe('SET_ASIDE_ALREADY');
  });

  it('keeps the reason of a declined request', () => {
    const command = { requestId, reason: 'Ask Sokha first.' };
    expect(given(requested).when('DeclineSetAside', command, { by: vanna })).toEqual([
      { type: 'SetAsideDeclined', data: { ...declined.data, reason: 'Ask Sokha first.' } },
    ]);
  });
});
