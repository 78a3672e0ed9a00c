import {
  refuse,
  requireSome,
  acceptIdenticalRetry,
  type Actor,
  type Day,
  type Decider,
  isOrStandsInFor,
} from '#kernel/decider';
import { requireDay } from '../steps/referral/referral.rules.js';
import type { Erasure, PrivacySteps, Privacy } from './privacy.state.js';
import type { LegalHoldReason } from './privacy.codes.js';
import type { PrivacyEvents } from './privacy.events.js';
import { holdsOn, restriction } from './privacy.rules.js';

export type HoldCommands = {
  PlaceLegalHold: { holdId?: string; reason: LegalHoldReason; on: Day; note?: string };
  LiftLegalHold: { holdId: string; on: Day; note?: string };
};

type HoldDecider = Decider<Privacy, PrivacyEvents, HoldCommands, PrivacySteps>;

/** Legal holds, which keep the record for a court, and who may lift them. */
export const holds = {
  requires: {
    LiftLegalHold: ({ holds, erasure }, { by }) => {
      const unlifted = Object.values(holds).filter(({ lifted }) => !lifted);
      requireSome(unlifted, () => requireNotRequester(erasure, by), refuseAsNotHeld);
    },
  } satisfies HoldDecider['requires'],

  decide: {
    PlaceLegalHold: ({ holds, erasure }, command, { steps: { referral }, now, commandId }) => {
      const { holdId = commandId, on } = command;
      const payload = { ...command, holdId };
      const before = holds[holdId];
      if (before) return acceptIdenticalRetry(before.payload, payload);
      requireDay(on, referral, now);
      return [{ type: 'LegalHoldPlaced', data: payload }, ...restriction(erasure, true, on)];
    },

    LiftLegalHold: (state, command, { steps: { referral, justice }, now }) => {
      const { holdId, on } = command;
      const hold = state.holds[holdId];
      if (!hold)
        return refuse(
          'NOT_FOUND',
          'There is no such hold on this record: check holdId. A prosecution is no hold to lift; it ends with its conclusion.',
        );
      if (hold.lifted) return acceptIdenticalRetry(hold.lifted, command);
      requireDay(on, referral, now, { 'the hold': hold.payload.on });
      const held = holdsOn({ privacy: state, justice }).some((one) => one !== holdId);
      return [{ type: 'LegalHoldLifted', data: command }, ...restriction(state.erasure, held, on)];
    },
  } satisfies HoldDecider['decide'],

  evolve: {
    LegalHoldPlaced: (state, payload) => ({
      ...state,
      holds: { ...state.holds, [payload.holdId]: { payload, lifted: undefined } },
    }),
    LegalHoldLifted: (state, lifted, { by }) => {
      const hold = state.holds[lifted.holdId];
      if (!hold) return state;
      const released = [...new Set([...state.released, by.id])];
      return { ...state, released, holds: { ...state.holds, [lifted.holdId]: { ...hold, lifted } } };
    },
  } satisfies Partial<HoldDecider['evolve']>,
};

const refuseAsNotHeld = (): never =>
  refuse(
    'NOTHING_HERE',
    'No hold keeps this record: place one first with placeLegalHold. A prosecution is no hold to lift; it ends with its conclusion.',
    'PlaceLegalHold',
  );

const requireNotRequester = (erasure: Erasure | undefined, by: Actor): void => {
  if (isOrStandsInFor(by, erasure?.requestedBy))
    refuse('APPROVER_IS_AUTHOR', 'You requested the erasure of this record: another person must lift the hold.');
};
