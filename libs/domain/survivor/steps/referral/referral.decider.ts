import { unlessErased, refuse, requirePast, isSamePayload, type Decider, type WithoutErased } from '#kernel/decider';
import { requireOffice } from '../../../directory/directory.rules.js';
import type { AftercareEvents } from '../aftercare/aftercare.events.js';
import type { ForensicInterviewEvents } from '../forensic-interview/forensic-interview.events.js';
import type { IdentificationEvents } from '../identification/identification.events.js';
import type { ReintegrationEvents } from '../reintegration/reintegration.events.js';
import { requireBirth, yearOfBirth, type Birth } from './birth.rules.js';
import { link, type LinkCommands } from './link.decider.js';
import { outgoingReferrals, type OutgoingReferralCommands } from './outgoing-referrals.decider.js';
import type { ReferralEvents } from './referral.events.js';
import { birthAsRevised, isChild, isInForce, requireReferred, restateAges } from './referral.rules.js';
import { firstDay } from './restated.rules.js';
import type { AgeFacts, Referral, ReferralSteps } from './referral.state.js';
import { IN_ERROR, type RecordTerms } from '../../terms.rules.js';

export type ReferralCommands = OutgoingReferralCommands &
  LinkCommands & {
    ReceiveReferral: WithoutErased<ReferralEvents['ReferralReceived']>;
    RevisePersonDetails: WithoutErased<Omit<ReferralEvents['PersonDetailsRevised'], 'ages'>>;
    RecordHouseholdMember: WithoutErased<Omit<ReferralEvents['HouseholdMemberRecorded'], 'memberId'>> & {
      memberId?: string;
    };
  };

type StampedEvents = Pick<IdentificationEvents, 'ScreeningInterviewConducted' | 'SurvivorIdentified'> &
  Pick<ForensicInterviewEvents, 'ForensicInterviewConducted'> &
  Pick<AftercareEvents, 'AftercareEntered'> &
  Pick<ReintegrationEvents, 'SurvivorReintegrated'>;

export const referral: Decider<Referral, ReferralEvents, ReferralCommands, ReferralSteps, StampedEvents> = {
  initial: null,

  requires: {
    ReceiveReferral: (state) => {
      if (state) refuse('ALREADY_REFERRED', 'The survivor is already on record: open that record and continue there.');
    },
    ...outgoingReferrals.requires,
    ...link.requires,
  },

  decide: {
    ReceiveReferral: (_, command, context) => {
      requirePast(command.on, context.now);
      requireOffice(context, command.office, command.on);
      const birth = birthIn(command);
      requireBirth(birth, command.on);
      const birthYear = yearOfBirth(birth, command.on);
      return [{ type: 'ReferralReceived', data: { ...command, ...(birthYear !== undefined && { birthYear }) } }];
    },

    RevisePersonDetails: (state, command, { steps: { consent } }) => {
      const person = requireReferred(state);
      const { ages: _, ...payload }: typeof command & { ages?: unknown } = command;
      const birth = birthAsRevised(person, birthIn(payload));
      const fields = Object.entries(payload);
      const isKnown = fields.every(([field, value]) => isSamePayload(person.details[field], value));
      if (isKnown && (!birth || isInForce(person, birth))) return [];
      if (!birth) return [{ type: 'PersonDetailsRevised', data: payload }];
      requireBirth(birth, person.referredOn, {
        'an entry of this record': firstDay(person.aged),
        'a consent': firstDay(consent.given),
      });
      const birthYear = yearOfBirth(birth, person.referredOn)!;
      const ages = restateAges({ ...person, ...birth, birthYear }, person.aged);
      return [{ type: 'PersonDetailsRevised', data: { ...payload, birthYear, ...(ages.length > 0 && { ages }) } }];
    },

    RecordHouseholdMember: (state, command, { commandId }) => {
      const { memberId = commandId } = command;
      const payload = { ...command, memberId };
      return isSamePayload(requireReferred(state).household[memberId], payload)
        ? []
        : [{ type: 'HouseholdMemberRecorded', data: payload }];
    },

    ...outgoingReferrals.decide,
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
    ...outgoingReferrals.evolve,
    ...link.evolve,
  },

  observes: {
    ScreeningInterviewConducted: (state, data, { id }) => rememberAge(state, data, id),
    SurvivorIdentified: (state, data, { id }) => rememberAge(state, data, id),
    ForensicInterviewConducted: (state, data, { id }) =>
      rememberAge(state, { ...data, minor: isChild(data.ageOnDay) }, id),
    AftercareEntered: (state, data, { id }) => rememberAge(state, data, id),
    SurvivorReintegrated: (state, data, { id }) => rememberAge(state, data, id),
  },
};

const rememberAge = (state: Referral, { on, ageOnDay, minor }: Omit<AgeFacts, 'eventId'>, eventId: string): Referral =>
  state && { ...state, aged: [...state.aged, { eventId, on, ageOnDay, minor }] };

/** A correction decides the command again, when the date may already be erased. */
const birthIn = ({
  birthDate,
  birthYear,
  estimatedAge,
}: Pick<ReferralEvents['PersonDetailsRevised'], keyof Birth>): Required<Birth> => ({
  birthDate: unlessErased(birthDate),
  birthYear,
  estimatedAge,
});

export const referralTerms: RecordTerms<ReferralCommands, ReferralEvents> = {
  allowedWhile: {
    ReceiveReferral: [],
    RevisePersonDetails: [],
    RecordHouseholdMember: [],
    MakeReferral: [],
    AnswerReferral: [],
    LinkPerson: ['closed', 'linked', 'erased'],
    UnlinkPerson: ['closed', 'linked', 'restricted', 'erased'],
  },
  amendedBy: {
    ReferralReceived: 'anotherCorrector',
    PersonDetailsRevised: 'anotherCorrector',
    HouseholdMemberRecorded: 'anotherCorrector',
    ReferralMade: 'anotherCorrector',
    ReferralAnswered: 'authorOrCorrector',
    PersonLinked: 'anotherCorrector',
    PersonUnlinked: { instead: `Link the records again with linkPerson; ${IN_ERROR}.` },
  },
};
