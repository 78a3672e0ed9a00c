import { rows } from '#kernel/projections';
import { caseNumberOf } from '../steps/referral/case-number/case-number.rules.js';
import { DuplicateView } from './duplicate.view.js';
import { ErasureView } from './erasure.view.js';
import { LegalHoldView } from './legal-hold.view.js';
import type { PrivacyEvents } from './privacy.events.js';

type Holds = Pick<PrivacyEvents, 'LegalHoldPlaced' | 'LegalHoldLifted'>;

export const legalHoldProjection = rows<Holds, LegalHoldView>({
  view: LegalHoldView,
  key: ({ holdId }, { subject }) => ({ survivorId: subject, holdId }),
  on: {
    LegalHoldPlaced: ({ reason, on }, _, { metadata, sealed }) => ({
      reason,
      placedOn: on,
      placedBy: metadata.actor.id,
      liftedOn: null,
      sealed,
    }),
    LegalHoldLifted: ({ on }, { sealed: before = [] }, { sealed }) => ({
      liftedOn: on,
      sealed: [...before, ...sealed],
    }),
  },
});

/** A duplicate follows the record that it was linked to: nobody asked for it here, whatever a withdrawn request said. */
const NOBODY_ASKED = {
  askedBy: null,
  guardianKin: null,
  childAssent: null,
  requestedOn: null,
  requestedBy: null,
  sealed: [],
} as const;

export const erasureProjection = rows<Omit<PrivacyEvents, keyof Holds | 'DuplicateNoted'>, ErasureView>({
  view: ErasureView,
  key: (_, { subject }) => ({ survivorId: subject }),
  on: {
    ErasureRequested: (
      { requestId, askedBy, guardianKin = null, childAssent = null, on, duplicates = [] },
      _,
      { metadata, sealed },
    ) => ({
      requestId,
      status: 'Requested',
      askedBy,
      guardianKin,
      childAssent,
      requestedOn: on,
      requestedBy: metadata.actor.id,
      approvedOn: null,
      approvedBy: null,
      inCareReason: null,
      keptSurvivorId: null,
      duplicates: [...duplicates],
      restricted: false,
      erasedAt: null,
      sealed,
    }),
    ErasureApproved: (
      { requestId, on, inCareReason = null, keptSurvivorId = null, duplicates },
      { restricted = false, sealed = [], duplicates: before = [] },
      { metadata },
    ) => ({
      requestId,
      status: 'Approved',
      approvedOn: on,
      approvedBy: keptSurvivorId === null ? metadata.actor.id : null,
      inCareReason,
      keptSurvivorId,
      duplicates: [...(duplicates ?? before)],
      restricted,
      sealed,
      ...(keptSurvivorId !== null && NOBODY_ASKED),
    }),
    ErasureWithdrawn: (_, { sealed: before = [] }, { sealed }) => ({
      status: 'Withdrawn',
      sealed: [...before, ...sealed],
    }),
    ErasureBegun: () => ({ status: 'UnderWay' }),
    PersonalDataErased: (_, __, { recordedAt }) => ({ status: 'Erased', restricted: false, erasedAt: recordedAt }),
    ProcessingRestricted: () => ({ restricted: true }),
    RestrictionLifted: () => ({ restricted: false }),
  },
});

export const duplicateProjection = rows<Pick<PrivacyEvents, 'DuplicateNoted'>, DuplicateView>({
  view: DuplicateView,
  key: ({ duplicateSurvivorId }, { subject }) => ({ survivorId: subject, duplicateSurvivorId }),
  on: {
    DuplicateNoted: ({ duplicateSurvivorId, linked, duplicates = [] }) =>
      linked ? { caseNumber: caseNumberOf(duplicateSurvivorId), duplicates: [...duplicates] } : null,
  },
});

/** A record that was linked, and those that it had been made of. */
export const linkedThrough = (row: DuplicateView): readonly object[] => [
  row,
  ...row.duplicates.map((id) => ({ ...row, duplicateSurvivorId: id, caseNumber: caseNumberOf(id) })),
];
