import { refuse, acceptIdenticalRetry, type Day, type Decider, type WithoutErased } from '#kernel/decider';
import { requireOrganisation } from '../../../directory/directory.rules.js';
import { requireAnyConsent } from '../consent/consent.rules.js';
import { requireConsentToShare } from '../consent/sharing.rules.js';
import type { ReferralAnswer } from './referral.codes.js';
import type { ReferralEvents } from './referral.events.js';
import { requireAfterReferral, requireReferred, requireDay } from './referral.rules.js';
import type { Referral, ReferralSteps } from './referral.state.js';

export type OutgoingReferralCommands = {
  MakeReferral: WithoutErased<Omit<ReferralEvents['ReferralMade'], 'referralId'>> & { referralId?: string };
  AnswerReferral: { referralId: string; answer: ReferralAnswer; on: Day };
};

type OutgoingDecider = Decider<Referral, ReferralEvents, OutgoingReferralCommands, ReferralSteps>;

/** Referrals to other organisations, each of which rests on a consent, and their answers. */
export const outgoingReferrals = {
  requires: {
    MakeReferral: (_, { steps: { consent }, irregular }) => requireAnyConsent(consent, 'Sharing', irregular),
    AnswerReferral: (state) => {
      if (Object.keys(requireReferred(state).made).length === 0)
        refuse(
          'NOTHING_HERE',
          'The survivor was referred to no other organisation: make the referral first with makeReferral.',
          'MakeReferral',
        );
    },
  } satisfies OutgoingDecider['requires'],

  decide: {
    MakeReferral: (state, command, context) => {
      const { now, commandId, directory, irregular } = context;
      const person = requireReferred(state);
      const { referralId = commandId, toOrganisation: recipient, services, on } = command;
      const made = person.made[referralId];
      if (made)
        return acceptIdenticalRetry(made.payload, { consentId: made.payload.consentId, ...command, referralId });
      requireDay(on, person, now);
      requireOrganisation(context, recipient, on);
      if (services.length === 0)
        refuse('SERVICES_MISSING', 'Name at least one service that the survivor is referred for.');
      const disclosed = { recipient, consentId: command.consentId, now, directory, irregular };
      const consentId = requireConsentToShare({ ...context.steps, referral: person }, disclosed) ?? command.consentId;
      return [
        { type: 'ReferralMade', data: { ...command, referralId, ...(consentId !== undefined && { consentId }) } },
      ];
    },

    AnswerReferral: (state, command, { now }) => {
      const person = requireReferred(state);
      const made = person.made[command.referralId];
      if (!made)
        return refuse(
          'NOT_FOUND',
          'There is no such referral to another organisation in this record: make it first with makeReferral.',
        );
      if (made.answer === command.answer) {
        if (made.answeredOn === command.on) return [];
        refuse(
          'REFERRAL_ANSWERED',
          `The same answer is recorded for ${made.answeredOn}: correct that entry if the day is wrong (correctEntry).`,
        );
      }
      requireDay(command.on, person, now);
      requireAfterReferral(made, command.on);
      return [{ type: 'ReferralAnswered', data: command }];
    },
  } satisfies OutgoingDecider['decide'],

  evolve: {
    ReferralMade: (state, { referralId, toOrganisation, reason, services, consentId, on }) => {
      const payload = { referralId, toOrganisation, reason, services, consentId, on };
      const made = { payload, on, answer: undefined, answeredOn: undefined };
      return state && { ...state, made: { ...state.made, [referralId]: made } };
    },
    ReferralAnswered: (state, { referralId, answer, on }) => {
      const made = state?.made[referralId];
      return made ? { ...state, made: { ...state.made, [referralId]: { ...made, answer, answeredOn: on } } } : state;
    },
  } satisfies Partial<OutgoingDecider['evolve']>,
};
