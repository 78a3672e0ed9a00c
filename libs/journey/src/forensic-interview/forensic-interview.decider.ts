import { refuse, type Day, type Decider } from '#decider';
import type { Consent } from '../consent/consent.decider.js';
import { requireConsent } from '../consent/consent.rules.js';
import type { Identification } from '../identification/identification.decider.js';
import type { Referral } from '../referral/referral.decider.js';
import { ageOn, isMinor, requireDay } from '../referral/referral.rules.js';
import type { ForensicInterviewEvents } from './forensic-interview.events.js';

type Conducted = ForensicInterviewEvents['ForensicInterviewConducted'];

export type ForensicInterviewCommands = {
  ConductForensicInterview: Omit<Conducted, 'forensicInterviewId' | 'ageOnDay' | 'summary'> & {
    forensicInterviewId?: string;
    summary?: string;
  };
};

export interface ForensicInterviews {
  readonly held: readonly { readonly forensicInterviewId: string; readonly on: Day }[];
}

type Others = { referral: Referral; consent: Consent; identification: Identification };

/** Rule 4: a child tells it once, on a recording that nobody can exchange afterwards. */
export const forensicInterview: Decider<
  ForensicInterviews,
  ForensicInterviewEvents,
  ForensicInterviewCommands,
  Others
> = {
  initial: { held: [] },

  decide: {
    ConductForensicInterview: ({ held }, command, { others, now, commandId }) => {
      const { referral, consent, identification } = others;
      const { forensicInterviewId = commandId, on, recorded, mediaSha256 } = command;
      if (held.some((one) => one.forensicInterviewId === forensicInterviewId)) return [];
      requireDay(on, referral, now);
      if (!isMinor(referral, on))
        refuse('FORENSIC_ADULT', 'She was an adult on that day: a forensic interview is for children.');
      requireConsent(consent, referral, identification.recruiters, { scope: 'ForensicRecording', on });
      if (recorded && mediaSha256 === undefined)
        refuse('MEDIA_HASH_MISSING', 'Give the SHA-256 of the recording, taken when it was made (mediaSha256).');
      return [
        {
          type: 'ForensicInterviewConducted',
          data: { ...command, forensicInterviewId, ageOnDay: ageOn(referral, on) },
        },
      ];
    },
  },

  evolve: {
    ForensicInterviewConducted: ({ held }, { forensicInterviewId, on }) => ({
      held: [...held, { forensicInterviewId, on }],
    }),
  },
};
