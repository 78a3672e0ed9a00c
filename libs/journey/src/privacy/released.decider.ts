import { refuse, type Decider, type Entry, type EventMap, type WithRecord } from '#decider';
import type { PrivacyCommands } from './privacy.decider.js';

/** Who has struck out that she is in court: that ends a hold as lifting one does. */
export const strikersOf = (record: readonly Entry[]): readonly string[] => {
  const inCourt = new Set(record.flatMap(({ type, recording: { id } }) => (type === 'ProsecutionOpened' ? [id] : [])));
  return record
    .filter(({ type, data }) => type === 'EntryStruckOut' && inCourt.has(String(data.eventId)))
    .map(({ recording: { by } }) => by.id);
};

/** An entry that was struck out is told to no step: what that released, the record alone says. */
export const approvedByAnother = <
  State,
  Events extends EventMap,
  Commands extends Pick<PrivacyCommands, 'ApproveErasure'>,
>(
  journey: Decider<WithRecord<State>, Events, Commands>,
): Decider<WithRecord<State>, Events, Commands> => {
  const { ApproveErasure: approve } = journey.decide;
  const ApproveErasure: typeof approve = (state, command, context) => {
    const events = approve(state, command, context);
    if (events.length > 0 && strikersOf(state.record).includes(context.by.id))
      refuse(
        'APPROVER_IS_AUTHOR',
        'You have struck out that she is in court, which held her record: another supervisor approves.',
      );
    return events;
  };
  return { ...journey, decide: { ...journey.decide, ApproveErasure } };
};
