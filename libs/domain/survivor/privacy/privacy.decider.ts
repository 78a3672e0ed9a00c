import { dayAt, refuse, acceptIdenticalRetry, type Day, type Decider, isOrStandsInFor } from '#kernel/decider';
import type { GuardianKin } from '../steps/consent/consent.codes.js';
import type { ReferralEvents } from '../steps/referral/referral.events.js';
import { requireDay } from '../steps/referral/referral.rules.js';
import { byPolicies, type PolicyCommands } from './by-policies.decider.js';
import { duplicatesIn, peopleInvolved, withDuplicate } from './duplicates.rules.js';
import { requireKin, requireNoConflict, requireOwnWish } from './guardian-erasure.rules.js';
import { holds, type HoldCommands } from './holds.decider.js';
import type { ErasureAskedBy, ErasureInCareReason } from './privacy.codes.js';
import type { PrivacyEvents } from './privacy.events.js';
import { holdsOn, requireCareEnded, requireAppealTimeOver } from './privacy.rules.js';
import type { Erasure, Privacy, PrivacySteps } from './privacy.state.js';
import { requireSupervisor } from '../../supervisor.rules.js';
import { IN_EVERY_STATE, IN_ERROR, type RecordTerms } from '../terms.rules.js';

export type PrivacyCommands = PolicyCommands &
  HoldCommands & {
    RequestErasure: {
      requestId?: string;
      on: Day;
      askedBy: ErasureAskedBy;
      guardianKin?: GuardianKin;
      childAssent?: boolean;
      note?: string;
    };
    ApproveErasure: { requestId: string; on: Day; inCareReason?: ErasureInCareReason };
    WithdrawErasure: { requestId: string; on: Day; reason?: string };
  };

type ObservedEvents = Pick<ReferralEvents, 'PersonLinked' | 'PersonUnlinked'>;

/**
 * Rule 16: two people together erase personal data, and never while it is held. Holds and erasures meet in this stream,
 * so the first one recorded wins. This step knows nothing of keys: see the eraser.
 */
export const privacy: Decider<Privacy, PrivacyEvents, PrivacyCommands, PrivacySteps, ObservedEvents> = {
  initial: { holds: {}, erasure: undefined, requests: {}, duplicates: {}, released: [], linkSaidBy: undefined },

  requires: {
    ...holds.requires,

    RequestErasure: ({ erasure }) => {
      if (erasure)
        refuse(
          'ERASURE_UNDER_WAY',
          'An erasure was already requested: approve it (approveErasure) or withdraw it (withdrawErasure).',
        );
    },

    ApproveErasure: (state, { steps: { referral, justice, identification }, by, now, settings }) => {
      const { requestId, status, requestedBy } = requireRequested(state);
      if (status !== 'requested')
        refuse('ERASURE_UNDER_WAY', 'This erasure is approved already: it is carried out without another command.');
      requireSupervisor(by, 'Only a supervisor may approve an erasure: ask a supervisor.');
      if (isOrStandsInFor(by, requestedBy))
        refuse('APPROVER_IS_AUTHOR', 'You requested this erasure yourself: ask another supervisor to approve it.');
      if (peopleInvolved(state).some((id) => isOrStandsInFor(by, id)))
        refuse(
          'APPROVER_IS_AUTHOR',
          'You ended a hold of this record, linked a duplicate that is erased with it, or unlinked one with a verdict: ask another supervisor to approve.',
        );
      const request = state.requests[requestId] as PrivacyEvents['ErasureRequested'] | undefined;
      if (request) {
        requireNoConflict(request, identification.conflicts, duplicatesIn(state));
        requireOwnWish(request, referral, settings, dayAt(now));
      }
      if (holdsOn({ privacy: state, justice }).length > 0)
        refuse(
          'LEGAL_HOLD',
          'The record is held for the court: approve the erasure when every hold is lifted and every prosecution has ended.',
        );
      requireAppealTimeOver({ privacy: state, justice }, settings, dayAt(now), 'approve the erasure after that day.');
    },

    WithdrawErasure: (state, { by }) => {
      const { status } = requireRequested(state);
      if (status === 'begun' || status === 'erased')
        refuse('ERASURE_UNDER_WAY', 'The keys are being destroyed, so the erasure can no longer be withdrawn.');
      if (status === 'approved')
        requireSupervisor(by, 'Only a supervisor may withdraw an approved erasure: ask a supervisor.');
    },
  },

  decide: {
    ...byPolicies,
    ...holds.decide,

    RequestErasure: (state, command, { steps: { referral, justice, identification }, now, commandId, settings }) => {
      const { requestId = commandId, on } = command;
      const payload = { ...command, requestId };
      const before = state.requests[requestId];
      if (before) return acceptIdenticalRetry(before, payload);
      requireDay(on, referral, now);
      requireKin(command);
      requireOwnWish(command, referral, settings, dayAt(now));
      requireNoConflict(command, identification.conflicts, duplicatesIn(state));
      const held = holdsOn({ privacy: state, justice }).length > 0;
      return [
        { type: 'ErasureRequested', data: { ...payload, duplicates: duplicatesIn(state) } },
        ...(held ? [{ type: 'ProcessingRestricted', data: { requestId, on } } as const] : []),
      ];
    },

    ApproveErasure: (state, { requestId, on, inCareReason }, { steps: { referral, aftercare }, now }) => {
      const erasure = requireRequested(state, requestId);
      if (erasure.status !== 'requested') return [];
      requireDay(on, referral, now, { 'the request': erasure.requestedOn });
      const reason = requireCareEnded({ aftercare, privacy: state }, erasure, inCareReason);
      return [{ type: 'ErasureApproved', data: { requestId, on, ...reason, duplicates: erasure.duplicates } }];
    },

    WithdrawErasure: (state, command, { steps: { referral }, now }) => {
      const { requestId, on } = command;
      if (requestId in state.requests && state.erasure?.requestId !== requestId) return [];
      const erasure = requireRequested(state, requestId);
      requireDay(on, referral, now, { 'the request': erasure.requestedOn });
      return [
        { type: 'ErasureWithdrawn', data: command },
        ...(erasure.restricted ? [{ type: 'RestrictionLifted', data: { requestId, on } } as const] : []),
      ];
    },
  },

  evolve: {
    ...holds.evolve,

    ErasureRequested: (state, { duplicates = duplicatesIn(state), ...payload }, { by }) => ({
      ...state,
      requests: { ...state.requests, [payload.requestId]: payload },
      erasure: {
        requestId: payload.requestId,
        requestedOn: payload.on,
        requestedBy: by.id,
        approvedOn: undefined,
        status: 'requested',
        restricted: false,
        duplicates,
      },
    }),
    /** A duplicate has no request of its own. */
    ErasureApproved: (state, { requestId, on, duplicates = state.erasure?.duplicates ?? [] }, { by }) => ({
      ...state,
      erasure: {
        requestId,
        requestedOn: on,
        requestedBy: by.id,
        restricted: false,
        ...state.erasure,
        approvedOn: on,
        status: 'approved',
        duplicates,
      },
    }),
    ErasureWithdrawn: (state) => ({ ...state, erasure: undefined }),
    ErasureBegun: (state) => come(state, { status: 'begun' }),
    PersonalDataErased: (state) => come(state, { status: 'erased' }),

    ProcessingRestricted: (state) => come(state, { restricted: true }),
    RestrictionLifted: (state) => come(state, { restricted: false }),

    DuplicateNoted: (state, payload) => withDuplicate(state, payload),
  },

  observes: {
    PersonLinked: (state, _, { by }) => ({ ...state, linkSaidBy: by.id }),
    PersonUnlinked: (state, _, { by }) => ({ ...state, linkSaidBy: by.id }),
  },
};

const come = (state: Privacy, so: Partial<Erasure>): Privacy =>
  state.erasure ? { ...state, erasure: { ...state.erasure, ...so } } : state;

/** @throws Refusal when the erasure was not requested, or was withdrawn. */
const requireRequested = ({ erasure }: Privacy, requestId = erasure?.requestId): Erasure =>
  erasure && erasure.requestId === requestId
    ? erasure
    : refuse(
        'ERASURE_NOT_REQUESTED',
        'This erasure is not requested, or it was withdrawn: request it (requestErasure).',
        'RequestErasure',
      );

const WITHDRAWN = `Withdraw the erasure with withdrawErasure; ${IN_ERROR}.`;
const REQUESTED = `Request the erasure again with requestErasure; ${IN_ERROR}.`;
const GONE = 'Destroyed data cannot be restored: a survivor who returns gets a new record, with receiveReferral.';

export const privacyTerms: RecordTerms<PrivacyCommands, PrivacyEvents> = {
  allowedWhile: {
    PlaceLegalHold: ['closed', 'restricted'],
    LiftLegalHold: ['closed', 'linked', 'restricted'],
    RequestErasure: ['closed', 'restricted', 'erasing'],
    ApproveErasure: ['closed', 'restricted', 'erasing'],
    WithdrawErasure: ['closed', 'restricted', 'erasing'],
    BeginErasure: IN_EVERY_STATE,
    RecordErasure: IN_EVERY_STATE,
    FollowErasure: IN_EVERY_STATE,
    NoteDuplicate: IN_EVERY_STATE,
    SettleRestriction: IN_EVERY_STATE,
  },
  amendedBy: {
    LegalHoldPlaced: { instead: `Lift the hold with liftLegalHold; ${IN_ERROR}.` },
    LegalHoldLifted: { instead: `Place another hold with placeLegalHold; ${IN_ERROR}.` },
    ErasureRequested: { instead: WITHDRAWN },
    ErasureApproved: { instead: WITHDRAWN },
    ErasureWithdrawn: { instead: REQUESTED },
    ErasureBegun: { instead: GONE },
    PersonalDataErased: { instead: GONE },
    ProcessingRestricted: { instead: WITHDRAWN },
    RestrictionLifted: { instead: REQUESTED },
    DuplicateNoted: {
      instead:
        'This entry follows from a link: unlink the duplicate with unlinkPerson, or strike out the link in its record.',
    },
  },
};
