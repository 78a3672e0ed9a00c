import {
  acceptIdenticalRetry,
  isSamePayload,
  refuse,
  requireAfter,
  yearOf,
  type Decider,
  type WithoutErased,
} from '#kernel/decider';
import type { Referral } from '../referral/referral.state.js';
import { requireBorn } from '../referral/referral.rules.js';
import { withDependant } from './dependants.decider.js';
import type { FamilyEvents } from './family.events.js';
import { refuseAsEnded, requireNoEnd, requirePlausibleBirth } from './family.rules.js';
import type { Family, Pregnancy } from './family.state.js';

export type PregnancyCommands = {
  RecordPregnancy: WithoutErased<Omit<FamilyEvents['PregnancyRecorded'], 'pregnancyId'>> & { pregnancyId?: string };
  EndPregnancy: WithoutErased<FamilyEvents['PregnancyEnded']>;
  RecordBirth: WithoutErased<Omit<FamilyEvents['BirthRecorded'], 'birthId'>> & { birthId?: string };
};

type PregnanciesDecider = Decider<Family, FamilyEvents, PregnancyCommands, { referral: Referral }>;

const openIn = ({ pregnancies: all }: Family): readonly Pregnancy[] =>
  Object.values(all).filter(({ bornOn, endedOn }) => bornOn === undefined && endedOn === undefined);

/** Pregnancies, one at a time, and births, also of children whose pregnancy nobody recorded. */
export const pregnancies = {
  requires: {
    RecordPregnancy: (state) => {
      const [open] = openIn(state);
      if (open)
        refuse(
          'PREGNANCY_RECORDED',
          `A pregnancy has been on record since ${open.recordedOn}: record the birth (recordBirth) or its end (endPregnancy) first.`,
          'RecordBirth',
        );
    },
    EndPregnancy: (state) => {
      if (openIn(state).length === 0)
        refuse('NOTHING_HERE', 'No pregnancy is on record: record it first with recordPregnancy.', 'RecordPregnancy');
    },
  } satisfies PregnanciesDecider['requires'],

  decide: {
    RecordPregnancy: (state, command, { steps: { referral }, now, commandId }) => {
      const { pregnancyId = commandId, on } = command;
      const data = { ...command, pregnancyId };
      const before = state.pregnancies[pregnancyId];
      if (before) return acceptIdenticalRetry(before.payload, data);
      requireBorn(on, referral, now);
      return [{ type: 'PregnancyRecorded', data }];
    },

    EndPregnancy: (state, command, { steps: { referral }, now }) => {
      const { recordedOn, bornOn, endedOn, ended } = pregnancyOf(state, command.pregnancyId);
      if (isSamePayload(ended, command)) return [];
      const over = bornOn ?? endedOn;
      if (over !== undefined) refuseAsEnded(over);
      requireBorn(command.on, referral, now);
      requireAfter(command.on, { 'the pregnancy': recordedOn });
      return [{ type: 'PregnancyEnded', data: command }];
    },

    /** Twins are two births of one pregnancy. */
    RecordBirth: (state, command, { steps: { referral }, now, commandId }) => {
      const { birthId = commandId, pregnancyId, on, livesWith, country } = command;
      const data = { ...command, birthId };
      const before = state.births[birthId];
      if (before) return acceptIdenticalRetry(before, data);
      if (state.dependants[birthId]) acceptIdenticalRetry(state.dependants[birthId].payload, data);
      const pregnancy = pregnancyId === undefined ? undefined : pregnancyOf(state, pregnancyId);
      if (pregnancy) requireNoEnd(pregnancy);
      if ((livesWith === undefined) !== (country === undefined))
        refuse(
          'DEPENDANT_INCOMPLETE',
          'Give both livesWith and country, which make the child a dependant of the survivor, or neither of the two.',
        );
      requireBorn(on, referral, now);
      requireAfter(on, { 'the pregnancy': pregnancy?.recordedOn });
      requirePlausibleBirth(yearOf(on), { relation: 'Child', on, person: referral });
      return [{ type: 'BirthRecorded', data }];
    },
  } satisfies PregnanciesDecider['decide'],

  evolve: {
    PregnancyRecorded: (state, data) => ({
      ...state,
      pregnancies: {
        ...state.pregnancies,
        [data.pregnancyId]: { payload: data, recordedOn: data.on, bornOn: undefined, endedOn: undefined },
      },
    }),
    PregnancyEnded: (state, data) => withPregnancy(state, data.pregnancyId, { endedOn: data.on, ended: data }),
    BirthRecorded: (state, data) => {
      const { birthId, pregnancyId, on, livesWith } = data;
      const born = withPregnancy({ ...state, births: { ...state.births, [birthId]: data } }, pregnancyId, {
        bornOn: on,
      });
      return livesWith === undefined ? born : withDependant(born, birthId, { payload: data, movedOn: on });
    },
  } satisfies Partial<PregnanciesDecider['evolve']>,
};

const withPregnancy = (state: Family, id: string | undefined, change: Partial<Pregnancy>): Family => {
  const before = id === undefined ? undefined : state.pregnancies[id];
  return before ? { ...state, pregnancies: { ...state.pregnancies, [id!]: { ...before, ...change } } } : state;
};

const pregnancyOf = ({ pregnancies: all }: Family, id: string): Pregnancy =>
  all[id] ?? refuse('NOT_FOUND', 'There is no such pregnancy in this record: record it first with recordPregnancy.');
