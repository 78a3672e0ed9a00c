import { refuse, sameAgain, type Actor, type Day, type Decider, type JsonObject } from '#decider';
import type { Justice } from '../justice/justice.decider.js';
import type { Referral } from '../referral/referral.decider.js';
import { requireDay } from '../referral/referral.rules.js';
import { byPolicies, type PolicyCommands } from './by-policies.decider.js';
import type { ErasureAskedBy, LegalHoldReason } from './privacy.codes.js';
import type { PrivacyEvents } from './privacy.events.js';
import { holdsOn } from './privacy.rules.js';

export type PrivacyCommands = PolicyCommands & {
  PlaceLegalHold: { holdId?: string; reason: LegalHoldReason; on: Day; note?: string };
  LiftLegalHold: { holdId: string; on: Day; note?: string };
  RequestErasure: { requestId?: string; on: Day; askedBy: ErasureAskedBy; note?: string };
  ApproveErasure: { requestId: string; on: Day };
  WithdrawErasure: { requestId: string; on: Day; reason?: string };
};

interface Hold {
  readonly said: PrivacyEvents['LegalHoldPlaced'];
  readonly lifted: JsonObject | undefined;
}

/** From the request until it is withdrawn. */
export interface Erasure {
  readonly requestId: string;
  readonly requestedOn: Day;
  readonly requestedBy: string;
  /** By what day: nothing while nobody has approved it. */
  readonly approvedOn: Day | undefined;
  readonly status: 'requested' | 'approved' | 'begun' | 'erased';
  readonly restricted: boolean;
}

export interface Privacy {
  readonly holds: Readonly<Record<string, Hold>>;
  readonly erasure: Erasure | undefined;
  /** What was said in each request, those that were withdrawn too. */
  readonly requests: Readonly<Record<string, JsonObject>>;
  /** Records that go on in this one, and whether something holds them. */
  readonly duplicates: Readonly<Record<string, { readonly held: boolean }>>;
}

export type Others = { referral: Referral; justice: Justice };

/**
 * Rule 16: two people erase what is personal, and nothing that is held. Hold and erasure meet in this stream alone; who is first
 * in it is right. What the keys are is unknown here: see the eraser.
 */
export const privacy: Decider<Privacy, PrivacyEvents, PrivacyCommands, Others> = {
  initial: { holds: {}, erasure: undefined, requests: {}, duplicates: {} },

  decide: {
    ...byPolicies,

    PlaceLegalHold: ({ holds, erasure }, command, { others: { referral }, now, commandId }) => {
      const { holdId = commandId, on } = command;
      const said = { ...command, holdId };
      const before = holds[holdId];
      if (before) return sameAgain(before.said, said);
      requireDay(on, referral, now);
      return [{ type: 'LegalHoldPlaced', data: said }, ...(erasure ? restriction(erasure, on) : [])];
    },

    LiftLegalHold: ({ holds }, command, { others: { referral }, now }) => {
      const { holdId, on } = command;
      const hold = holds[holdId];
      if (!hold) return refuse('NOT_FOUND', 'There is no such hold on this record: a prosecution ends in its own way.');
      if (hold.lifted) return sameAgain(hold.lifted, command);
      requireDay(on, referral, now, { 'the hold': hold.said.on });
      return [{ type: 'LegalHoldLifted', data: command }];
    },

    RequestErasure: (state, command, { others: { referral, justice }, now, commandId }) => {
      const { requestId = commandId, on } = command;
      const said = { ...command, requestId };
      const before = state.requests[requestId];
      if (before) return sameAgain(before, said);
      if (state.erasure)
        refuse('ERASURE_UNDER_WAY', 'Her erasure is asked for already: approve it (approveErasure) or withdraw it.');
      requireDay(on, referral, now);
      const held = holdsOn({ privacy: state, justice }).length > 0;
      return [
        { type: 'ErasureRequested', data: said },
        ...(held ? [{ type: 'ProcessingRestricted', data: { requestId, on } } as const] : []),
      ];
    },

    ApproveErasure: (state, { requestId, on }, { others: { referral, justice }, by, now }) => {
      const erasure = requested(state, requestId);
      if (erasure.status !== 'requested') return [];
      requireSupervisor(by, 'Only a supervisor approves an erasure.');
      if (by.id === erasure.requestedBy)
        refuse('APPROVER_IS_AUTHOR', 'Somebody else approves what you have asked for.');
      if (holdsOn({ privacy: state, justice }).length > 0)
        refuse(
          'LEGAL_HOLD',
          'Her record is held for the court: approve the erasure when every hold is lifted and every prosecution has ended.',
        );
      requireDay(on, referral, now, { 'the request': erasure.requestedOn });
      return [{ type: 'ErasureApproved', data: { requestId, on } }];
    },

    WithdrawErasure: (state, command, { others: { referral }, by, now }) => {
      const { requestId, on } = command;
      if (requestId in state.requests && state.erasure?.requestId !== requestId) return [];
      const erasure = requested(state, requestId);
      if (erasure.status === 'begun' || erasure.status === 'erased')
        refuse('ERASURE_UNDER_WAY', 'Her keys are being destroyed: it cannot be withdrawn any more.');
      if (erasure.status === 'approved') requireSupervisor(by, 'Only a supervisor withdraws what was approved.');
      requireDay(on, referral, now, { 'the request': erasure.requestedOn });
      return [
        { type: 'ErasureWithdrawn', data: command },
        ...(erasure.restricted ? [{ type: 'RestrictionLifted', data: { requestId, on } } as const] : []),
      ];
    },
  },

  evolve: {
    LegalHoldPlaced: (state, said) => ({
      ...state,
      holds: { ...state.holds, [said.holdId]: { said, lifted: undefined } },
    }),
    LegalHoldLifted: (state, lifted) => {
      const hold = state.holds[lifted.holdId];
      return hold ? { ...state, holds: { ...state.holds, [lifted.holdId]: { ...hold, lifted } } } : state;
    },

    ErasureRequested: (state, said, { by }) => ({
      ...state,
      requests: { ...state.requests, [said.requestId]: said },
      erasure: {
        requestId: said.requestId,
        requestedOn: said.on,
        requestedBy: by.id,
        approvedOn: undefined,
        status: 'requested',
        restricted: false,
      },
    }),
    /** In a duplicate nobody has asked before. */
    ErasureApproved: (state, { requestId, on }, { by }) => ({
      ...state,
      erasure: {
        requestId,
        requestedOn: on,
        requestedBy: by.id,
        restricted: false,
        ...state.erasure,
        approvedOn: on,
        status: 'approved',
      },
    }),
    ErasureWithdrawn: (state) => ({ ...state, erasure: undefined }),
    ErasureBegun: (state) => come(state, { status: 'begun' }),
    PersonalDataErased: (state) => come(state, { status: 'erased' }),

    ProcessingRestricted: (state) => come(state, { restricted: true }),
    RestrictionLifted: (state) => come(state, { restricted: false }),

    DuplicateNoted: (state, { duplicateSurvivorId, linked, held }) => {
      const { [duplicateSurvivorId]: _, ...others } = state.duplicates;
      return { ...state, duplicates: linked ? { ...others, [duplicateSurvivorId]: { held } } : others };
    },
  },
};

const come = (state: Privacy, so: Partial<Erasure>): Privacy =>
  state.erasure ? { ...state, erasure: { ...state.erasure, ...so } } : state;

const requireSupervisor = ({ role }: Actor, sentence: string): void => {
  if (role !== 'SUPERVISOR') refuse('APPROVER_ROLE_REQUIRED', sentence);
};

/** @throws Refusal when nobody has asked for it, or it was withdrawn. */
const requested = ({ erasure }: Privacy, requestId: string): Erasure =>
  erasure?.requestId === requestId
    ? erasure
    : refuse('ERASURE_NOT_REQUESTED', 'Nobody asks for this erasure any more: request it (requestErasure).');

const restriction = ({ requestId, status, restricted }: Erasure, on: Day) =>
  status === 'requested' && !restricted ? [{ type: 'ProcessingRestricted', data: { requestId, on } } as const] : [];
