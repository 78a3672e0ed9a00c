import { dayAt, refuse, sameAgain } from '#decider';
import type { Consent } from '../consent/consent.decider.js';
import { requireConsent } from '../consent/consent.rules.js';
import type { ReferralDecider } from './referral.decider.js';
import { referred, requireDay } from './referral.rules.js';

/** Referrals to other organisations, each of which rests on a consent, and their answers. */
export const referralsMade = {
  decide: {
    MakeReferral: (state, command, { others: { consent, identification }, now, commandId, irregular }) => {
      const her = referred(state);
      const { referralId = commandId, toOrganisation: recipient, services, on } = command;
      const said = { ...command, referralId };
      const made = her.made[referralId];
      if (made) return sameAgain(made.said, said);
      requireDay(on, her, now);
      if (services.length === 0)
        refuse('SERVICES_MISSING', 'Name at least one service that the survivor is referred for.');
      const disclosed = { scope: 'Sharing', on: dayAt(now), recipient, irregular } as const;
      requireConsent(named(consent, command.consentId), her, identification.recruiters, disclosed);
      return [{ type: 'ReferralMade', data: said }];
    },

    AnswerReferral: (state, command, { now }) => {
      const her = referred(state);
      const made = her.made[command.referralId];
      if (!made)
        return refuse(
          'NOT_FOUND',
          'There is no such referral to another organisation in this record: make it first with makeReferral.',
        );
      if (made.answer === command.answer) return [];
      requireDay(command.on, her, now, { 'our referral': made.on, 'the answer before': made.answeredOn });
      return [{ type: 'ReferralAnswered', data: command }];
    },
  } satisfies Partial<ReferralDecider['decide']>,

  evolve: {
    ReferralMade: (state, { referralId, toOrganisation, reason, services, consentId, on }) => {
      const said = { referralId, toOrganisation, reason, services, consentId, on };
      const made = { said, on, answer: undefined, answeredOn: undefined };
      return state && { ...state, made: { ...state.made, [referralId]: made } };
    },
    ReferralAnswered: (state, { referralId, answer, on }) => {
      const made = state?.made[referralId];
      return made ? { ...state, made: { ...state.made, [referralId]: { ...made, answer, answeredOn: on } } } : state;
    },
  } satisfies Partial<ReferralDecider['evolve']>,
};

/** The one consent, or override, that the command names as the basis of the disclosure. */
const named = ({ given, overrides }: Consent, id: string | undefined): Consent => ({
  given: given.filter(({ consentId }) => consentId === id),
  overrides: overrides.filter(({ overrideId }) => overrideId === id),
});
