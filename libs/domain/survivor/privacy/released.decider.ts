import { refuse, type Decider, type Entry, type EventMap, type WithJournal } from '#kernel/decider';
import type { PrivacyCommands } from './privacy.decider.js';

const HOLDING: ReadonlySet<string> = new Set(['ProsecutionOpened', 'PersonLinked']);

/**
 * The people who struck out a part in a prosecution or a link of a duplicate: that ends a hold like lifting one does.
 */
export const strikersOf = (record: readonly Entry[]): readonly string[] => {
  const holding = new Set(record.flatMap(({ type, recording: { id } }) => (HOLDING.has(type) ? [id] : [])));
  return record
    .filter(({ type, data }) => type === 'EntryStruckOut' && holding.has(String(data.eventId)))
    .map(({ recording: { by } }) => by.id);
};

/** A struck-out entry reaches no step, so only the record shows what its removal released. */
export const approvedByAnother = <
  State,
  Events extends EventMap,
  Commands extends Pick<PrivacyCommands, 'ApproveErasure'>,
>(
  journey: Decider<WithJournal<State>, Events, Commands>,
): Decider<WithJournal<State>, Events, Commands> => {
  const { ApproveErasure: approve } = journey.decide;
  const ApproveErasure: typeof approve = (state, command, context) => {
    const events = approve(state, command, context);
    if (events.length > 0 && strikersOf(state.record).includes(context.by.id))
      refuse(
        'APPROVER_IS_AUTHOR',
        'You struck out a court case or a link that held this record: ask another supervisor to approve.',
      );
    return events;
  };
  return { ...journey, decide: { ...journey.decide, ApproveErasure } };
};
