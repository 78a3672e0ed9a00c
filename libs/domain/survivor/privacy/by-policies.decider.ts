import { dayAt, refuse, isSamePayload, type Day, type Decider, type PersonalClass } from '#kernel/decider';
import { withDuplicate } from './duplicates.rules.js';
import type { Erasure, PrivacySteps, Privacy } from './privacy.state.js';
import type { PrivacyEvents } from './privacy.events.js';
import { holdsOn, requireAppealTimeOver, restriction } from './privacy.rules.js';

export type PolicyCommands = {
  /** Issued by the eraser before it destroys a key: a withdrawal comes before this event, or not at all. */
  BeginErasure: { requestId: string };
  RecordErasure: { requestId: string; classes: readonly PersonalClass[]; keyIds: readonly string[] };
  /** In a duplicate: the erasure that two people approved for the kept record. */
  FollowErasure: { requestId: string; on: Day; keptSurvivorId: string; duplicates: readonly string[] };
  NoteDuplicate: PrivacyEvents['DuplicateNoted'];
  /** Another step changed what holds the record, and so possibly the restriction of processing. */
  SettleRestriction: { requestId: string };
};

/** Commands of policies. A repeated command is recorded once. */
export const byPolicies: Decider<Privacy, PrivacyEvents, PolicyCommands, PrivacySteps>['decide'] = {
  BeginErasure: (state, command, { steps: { justice }, now, settings }) => {
    const { status } = requireApproved(state, command.requestId);
    // a hold may have come through a duplicate or a court case since the approval
    if (status === 'approved' && holdsOn({ privacy: state, justice }).length > 0)
      refuse(
        'LEGAL_HOLD',
        'The record is held for the court since the erasure was approved: wait until the hold has ended, or withdraw the erasure (withdrawErasure).',
      );
    if (status === 'approved')
      requireAppealTimeOver(
        { privacy: state, justice },
        settings,
        dayAt(now),
        'the erasure is tried again by itself after that day.',
      );
    return status === 'approved' ? [{ type: 'ErasureBegun', data: command }] : [];
  },

  RecordErasure: (state, command) => {
    const { status } = requireApproved(state, command.requestId);
    if (status === 'approved')
      refuse('NOT_FOUND', 'No such erasure has begun: begin it before a key of the survivor is destroyed.');
    return status === 'begun' ? [{ type: 'PersonalDataErased', data: command }] : [];
  },

  FollowErasure: (state, command, { steps: { referral, justice }, now, settings }) => {
    if (state.erasure) return [];
    if (referral?.linkedTo !== command.keptSurvivorId)
      refuse(
        'NOT_FOUND',
        'This record is not linked to that one, so its erasure does not follow: request one here (requestErasure).',
      );
    if (holdsOn({ privacy: state, justice }).length > 0)
      refuse('LEGAL_HOLD', 'This record is held for the court: its erasure follows when the hold has ended.');
    requireAppealTimeOver(
      { privacy: state, justice },
      settings,
      dayAt(now),
      'its erasure follows by itself after that day.',
    );
    return [{ type: 'ErasureApproved', data: command }];
  },

  NoteDuplicate: (state, command, { steps: { justice }, now }) => {
    const [{ duplicates: before }, after] = [state, withDuplicate(state, command)];
    const held = holdsOn({ privacy: after, justice }).length > 0;
    return isSamePayload(before, after.duplicates)
      ? []
      : [{ type: 'DuplicateNoted', data: command }, ...restriction(after.erasure, held, dayAt(now))];
  },

  SettleRestriction: (state, _, { steps: { justice }, now }) =>
    restriction(state.erasure, holdsOn({ privacy: state, justice }).length > 0, dayAt(now)),
};

const requireApproved = ({ erasure }: Privacy, requestId: string): Erasure =>
  erasure?.requestId === requestId && erasure.status !== 'requested'
    ? erasure
    : refuse(
        'ERASURE_NOT_REQUESTED',
        "This erasure is not approved, or it was withdrawn: do not destroy the survivor's keys.",
      );
