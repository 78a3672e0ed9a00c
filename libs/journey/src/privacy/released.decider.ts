import { refuse, type Decider, type Entry, type EventMap, type WithRecord } from '#decider';
import type { PrivacyCommands } from './privacy.decider.js';

const HOLDING: ReadonlySet<string> = new Set(['ProsecutionOpened', 'PersonLinked']);

/** Who has struck out that she is in court, or that her record is a duplicate: that ends a hold as lifting one does. */
export const strikersOf = (record: readonly Entry[]): readonly string[] => {
  const holding = new Set(record.flatMap(({ type, recording: { id } }) => (HOLDING.has(type) ? [id] : [])));
  return record
    .filter(({ type, data }) => type === 'EntryStruckOut' && holding.has(String(data.eventId)))
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
        'You have struck out what held her record, a court case or a link: another supervisor approves.',
      );
    return events;
  };
  return { ...journey, decide: { ...journey.decide, ApproveErasure } };
};
