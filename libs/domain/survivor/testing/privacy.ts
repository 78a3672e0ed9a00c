import type { Actor } from '#kernel/decider';
import type { PrivacyEvents } from '../privacy/privacy.events.js';
import { fact } from './facts.js';

/** Facts of holds and erasure with usual values, except for those that a spec is about. */
export const held = fact<PrivacyEvents, 'LegalHoldPlaced'>('LegalHoldPlaced', {
  holdId: 'hold',
  reason: 'CourtOrder',
  on: '2020-04-01',
});

export const lifted = fact<PrivacyEvents, 'LegalHoldLifted'>('LegalHoldLifted', { holdId: 'hold', on: '2020-06-01' });

export const erasureRequested = fact<PrivacyEvents, 'ErasureRequested'>('ErasureRequested', {
  requestId: 'request',
  on: '2020-05-01',
  askedBy: 'Survivor',
});

export const erasureApproved = (
  payload: Partial<PrivacyEvents['ErasureApproved']> = {},
  by: Partial<Actor> = { id: 'dara', role: 'SUPERVISOR' },
) => fact<PrivacyEvents, 'ErasureApproved'>('ErasureApproved', { requestId: 'request', on: '2020-05-02' })(payload, by);

export const erasureBegun = fact<PrivacyEvents, 'ErasureBegun'>('ErasureBegun', { requestId: 'request' });

export const erased = fact<PrivacyEvents, 'PersonalDataErased'>('PersonalDataErased', {
  requestId: 'request',
  classes: ['identity', 'testimony'],
  keyIds: ['one', 'two'],
});

export const erasureWithdrawn = fact<PrivacyEvents, 'ErasureWithdrawn'>('ErasureWithdrawn', {
  requestId: 'request',
  on: '2020-05-03',
});

export const restricted = fact<PrivacyEvents, 'ProcessingRestricted'>('ProcessingRestricted', {
  requestId: 'request',
  on: '2020-05-01',
});

export const duplicateNoted = fact<PrivacyEvents, 'DuplicateNoted'>('DuplicateNoted', {
  duplicateSurvivorId: 'duplicate',
  linked: true,
  held: false,
});
