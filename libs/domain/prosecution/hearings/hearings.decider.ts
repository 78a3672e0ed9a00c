import {
  acceptIdenticalRetry,
  dayAt,
  refuse,
  requireAfter,
  requireSome,
  type Day,
  type Decider,
} from '#kernel/decider';
import { inUtc, requireAhead } from '../../survivor/steps/agenda/agenda.rules.js';
import type { ProsecutionEvents } from '../prosecution.events.js';
import {
  noSuchProsecution,
  requireBeforeEnd,
  requireProsecution,
  requireDayInCourt,
  requireFreeDay,
  requireNotEnded,
  requireNotOverBy,
} from '../prosecution.rules.js';
import type { Hearing, Prosecution } from '../prosecution.state.js';

export type HearingCommands = {
  ScheduleHearing: { hearingId?: string; at: string; on: Day };
  RecordHearing: { on: Day; hearingId?: string };
  CancelHearing: { hearingId: string; on: Day };
};

const ANNOUNCED = 'the day on which it was announced';

type HearingDecider = Decider<Prosecution, ProsecutionEvents, HearingCommands>;

/** Days in court, and those to come, which stand in the due lists of the survivors' colleagues. */
export const hearingDecisions = {
  requires: {
    ScheduleHearing: requireNotEnded,
    RecordHearing: (state, { now }) => {
      const known = requireProsecution(state);
      const scheduled = Object.values(known.planned).flatMap(({ over, payload }) => (over ? [] : [payload.on]));
      const rules = [
        ...scheduled.map((day) => () => requireBeforeEnd(known, day, now)),
        () => requireFreeDay(known, known.commencedOn, known.hearings, now),
      ];
      requireSome(rules, (rule) => rule(), noSuchProsecution);
    },
    CancelHearing: (state) => {
      const known = requireProsecution(state);
      requireSome(
        Object.values(known.planned),
        ({ over, payload }) => {
          if (over !== undefined) refuseOver(over);
          requireNotOverBy(known, payload.on);
        },
        () =>
          refuse(
            'NOTHING_HERE',
            'No hearing is scheduled in this case: schedule it first (scheduleHearing).',
            'ScheduleHearing',
          ),
      );
    },
  } satisfies HearingDecider['requires'],

  decide: {
    ScheduleHearing: (state, command, { now, commandId }) => {
      const data = { ...command, hearingId: command.hearingId ?? commandId, at: inUtc(command.at) };
      const before = state?.planned[data.hearingId];
      if (before) return acceptIdenticalRetry(before.payload, data);
      requireDayInCourt(state, data.on, now);
      requireAhead(dayAt(data.at), data.on, { what: 'The hearing', field: 'at' });
      return [{ type: 'HearingScheduled', data }];
    },

    /** However often the court sits on a day, it is one day in court. */
    RecordHearing: (state, command, { now }) => {
      const { on, hearingId } = command;
      const known = requireDayInCourt(state, on, now);
      const hearing = hearingId === undefined ? undefined : hearingIn(known, hearingId);
      if (hearing?.over) return hearing.over === on ? [] : refuseOver(hearing.over);
      if (hearing) requireAfter(on, { [ANNOUNCED]: hearing.payload.on });
      return known.hearings.includes(on) && !hearing ? [] : [{ type: 'HearingHeld', data: command }];
    },

    CancelHearing: (state, command, { now }) => {
      const { over, payload } = hearingIn(requireProsecution(state), command.hearingId);
      if (over) return over === command.on ? [] : refuseOver(over);
      requireDayInCourt(state, command.on, now);
      requireAfter(command.on, { [ANNOUNCED]: payload.on });
      return [{ type: 'HearingCancelled', data: command }];
    },
  } satisfies HearingDecider['decide'],

  evolve: {
    HearingScheduled: (state, payload) =>
      state && { ...state, planned: { ...state.planned, [payload.hearingId]: { payload, over: undefined } } },
    HearingHeld: (state, { on, hearingId }) => {
      const held = state && { ...state, hearings: [...new Set([...state.hearings, on])] };
      return hearingId === undefined ? held : withOver(held, hearingId, on);
    },
    HearingCancelled: (state, { hearingId, on }) => withOver(state, hearingId, on),
  } satisfies Partial<HearingDecider['evolve']>,
};

const hearingIn = ({ planned }: NonNullable<Prosecution>, hearingId: string): Hearing =>
  planned[hearingId] ?? refuse('NOT_FOUND', 'There is no such hearing in this case: check hearingId.');

const refuseOver = (over: Day): never =>
  refuse('HEARING_OVER', `This hearing was held or cancelled on ${over}: schedule another one (scheduleHearing).`);

const withOver = (state: Prosecution, hearingId: string, over: Day): Prosecution => {
  const hearing = state?.planned[hearingId];
  return state && hearing ? { ...state, planned: { ...state.planned, [hearingId]: { ...hearing, over } } } : state;
};
