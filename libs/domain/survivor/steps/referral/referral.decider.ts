import {
  known,
  refuse,
  requirePast,
  isSamePayload,
  type Day,
  type Decider,
  type ErasedMark,
  type JsonObject,
} from '#kernel/decider';
import type { AftercareEvents } from '../aftercare/aftercare.events.js';
import type { Consent } from '../consent/consent.decider.js';
import type { Identification } from '../identification/identification.decider.js';
import type { IdentificationEvents } from '../identification/identification.events.js';
import type { ReintegrationEvents } from '../reintegration/reintegration.events.js';
import { requireBirth, yearOfBirth, type Birth } from './birth.rules.js';
import { link } from './link.decider.js';
import { referralsMade } from './made.decider.js';
import type { ReferralAnswer, Sex } from './referral.codes.js';
import type { ReferralEvents } from './referral.events.js';
import { birthAsRevised, referred, restatedAges } from './referral.rules.js';
import { firstDay } from './restated.rules.js';

/** The data as a command gives it: none of it is erased. */
type WithoutErased<Data> = { [Field in keyof Data]: Exclude<Data[Field], ErasedMark> };

export type ReferralCommands = {
  ReceiveReferral: WithoutErased<ReferralEvents['ReferralReceived']>;
  RevisePersonDetails: WithoutErased<Omit<ReferralEvents['PersonDetailsRevised'], 'ages'>>;
  RecordHouseholdMember: WithoutErased<Omit<ReferralEvents['HouseholdMemberRecorded'], 'memberId'>> & {
    memberId?: string;
  };
  MakeReferral: WithoutErased<Omit<ReferralEvents['ReferralMade'], 'referralId'>> & { referralId?: string };
  AnswerReferral: { referralId: string; answer: ReferralAnswer; on: Day };
  LinkPerson: { keptSurvivorId: string };
  UnlinkPerson: {};
};

/** What the rules of the other steps need to know of the person. */
export interface Person {
  readonly referredOn: Day;
  readonly birthDate: Day | undefined;
  readonly birthYear: number | undefined;
  readonly estimatedAge: number | undefined;
  readonly sex: Sex;
  readonly office: string;
}

/** An entry that records the survivor's age on its day. */
export interface AgeFacts {
  readonly eventId: string;
  readonly on: Day;
  readonly ageOnDay: number | null;
  readonly minor: boolean;
}

interface OutgoingReferral {
  readonly said: JsonObject;
  readonly on: Day;
  readonly answer: ReferralAnswer | undefined;
  readonly answeredOn: Day | undefined;
}

export interface ReferredPerson extends Person {
  /** The latest value of each detail. */
  readonly details: JsonObject;
  readonly aged: readonly AgeFacts[];
  /** The latest data of each household member. */
  readonly household: Readonly<Record<string, JsonObject>>;
  readonly made: Readonly<Record<string, OutgoingReferral>>;
  /** The record that is continued instead of this one. */
  readonly linkedTo: string | undefined;
}

/** Null until the first referral. */
export type Referral = ReferredPerson | null;

type Stamped = Pick<IdentificationEvents, 'ScreeningInterviewConducted' | 'SurvivorIdentified'> &
  Pick<AftercareEvents, 'AftercareEntered'> &
  Pick<ReintegrationEvents, 'SurvivorReintegrated'>;
type Others = { consent: Consent; identification: Identification };

export type ReferralDecider = Decider<Referral, ReferralEvents, ReferralCommands, Others, Stamped>;

export const referral: ReferralDecider = {
  initial: null,

  decide: {
    ReceiveReferral: (state, command, { now }) => {
      if (state) refuse('ALREADY_REFERRED', 'The survivor is already on record: open that record and continue there.');
      requirePast(command.on, now);
      const birth = birthIn(command);
      requireBirth(birth, command.on);
      const birthYear = yearOfBirth(birth, command.on);
      return [{ type: 'ReferralReceived', data: { ...command, ...(birthYear !== undefined && { birthYear }) } }];
    },

    RevisePersonDetails: (state, command, { steps: { consent } }) => {
      const person = referred(state);
      const { ages: _, ...payload }: typeof command & { ages?: unknown } = command;
      const fields = Object.entries(payload);
      if (fields.every(([field, value]) => isSamePayload(person.details[field], value))) return [];
      const birth = birthAsRevised(person, birthIn(payload));
      if (!birth) return [{ type: 'PersonDetailsRevised', data: payload }];
      requireBirth(birth, person.referredOn, {
        'an entry of this record': firstDay(person.aged),
        'a consent': firstDay(consent.given),
      });
      const birthYear = yearOfBirth(birth, person.referredOn)!;
      const ages = restatedAges({ ...person, ...birth, birthYear }, person.aged);
      return [{ type: 'PersonDetailsRevised', data: { ...payload, birthYear, ...(ages.length > 0 && { ages }) } }];
    },

    RecordHouseholdMember: (state, command, { commandId }) => {
      const { memberId = commandId } = command;
      const payload = { ...command, memberId };
      return isSamePayload(referred(state).household[memberId], payload)
        ? []
        : [{ type: 'HouseholdMemberRecorded', data: payload }];
    },

    ...referralsMade.decide,
    ...link.decide,
  },

  evolve: {
    ReferralReceived: (_, data) => ({
      referredOn: data.on,
      ...birthIn(data),
      sex: data.sex,
      office: data.office,
      details: data,
      aged: [],
      household: {},
      made: {},
      linkedTo: undefined,
    }),
    PersonDetailsRevised: (state, { ages = [], ...data }) =>
      state && {
        ...state,
        ...birthAsRevised(state, birthIn(data)),
        sex: data.sex ?? state.sex,
        details: { ...state.details, ...data },
        aged: state.aged.map((one) => ({ ...one, ...ages.find(({ eventId }) => eventId === one.eventId) })),
      },
    HouseholdMemberRecorded: (state, { memberId, relation, safe, name, note }) =>
      state && {
        ...state,
        household: { ...state.household, [memberId]: { memberId, relation, safe, name, note } },
      },
    ...referralsMade.evolve,
    ...link.evolve,
  },

  observes: {
    ScreeningInterviewConducted: (state, data, { id }) => remembered(state, data, id),
    SurvivorIdentified: (state, data, { id }) => remembered(state, data, id),
    AftercareEntered: (state, data, { id }) => remembered(state, data, id),
    SurvivorReintegrated: (state, data, { id }) => remembered(state, data, id),
  },
};

const remembered = (state: Referral, { on, ageOnDay, minor }: Omit<AgeFacts, 'eventId'>, eventId: string): Referral =>
  state && { ...state, aged: [...state.aged, { eventId, on, ageOnDay, minor }] };

/** A correction decides the command again, when the date may already be erased. */
const birthIn = ({
  birthDate,
  birthYear,
  estimatedAge,
}: Pick<ReferralEvents['PersonDetailsRevised'], keyof Birth>): Required<Birth> => ({
  birthDate: known(birthDate),
  birthYear,
  estimatedAge,
});
