import type { CorrectionPolicy } from '#kernel/correction';
import type { Day, Entry, EventOf, JsonObject } from '#kernel/decider';
import type { Housing } from '../steps/aftercare/aftercare.codes.js';
import type { AftercareEvents } from '../steps/aftercare/aftercare.events.js';
import { requirePlacement } from '../steps/aftercare/aftercare.rules.js';
import type { Consent } from '../steps/consent/consent.state.js';
import type { Identification } from '../steps/identification/identification.state.js';
import type { JusticeEvents } from '../steps/justice/justice.events.js';
import type { Referral } from '../steps/referral/referral.state.js';
import type { ReferralEvents } from '../steps/referral/referral.events.js';
import { restateAfter } from '../steps/referral/restated.rules.js';
import type { ReintegrationEvents } from '../steps/reintegration/reintegration.events.js';
import type { Review } from '../steps/review/review.state.js';
import { SUPERVISOR_IN_WORDS } from '../../supervisor.rules.js';

interface JourneyState {
  readonly referral: Referral;
  readonly consent: Consent;
  readonly identification: Identification;
  readonly review: Review;
}

/** The housing protects the survivor, whatever else the entry contains. */
const PROTECTED_IN = {
  AftercareEntered: ['housing'],
  HousingChanged: ['arrangement'],
} satisfies { [Type in keyof AftercareEvents]?: (keyof AftercareEvents[Type])[] };

/** Entries of policies, which withdraw them, and the end of a link: nothing rests on them. */
const FOLLOWS: ReadonlySet<keyof JusticeEvents | keyof ReferralEvents> = new Set([
  'HearingNoted',
  'ProsecutionConcluded',
  'PersonUnlinked',
] as const);

type HomeEvents = AftercareEvents & ReintegrationEvents;

/** The field in which an entry records where the survivor lives. */
const HOME: Readonly<Record<string, string>> = {
  AftercareEntered: 'housing',
  HousingChanged: 'arrangement',
  SurvivorReintegrated: 'arrangement',
} satisfies { [Type in keyof HomeEvents]?: keyof HomeEvents[Type] };

/** A corrected home is judged as on the day of the entry, with today's knowledge of the people who may be there. */
const requireSafeToday = ({ type, data: before }: Entry, after: JsonObject, state: JourneyState): void => {
  const field = HOME[type];
  if (field === undefined || after[field] === before[field]) return;
  const { on, safetyPlan } = after as { on: Day; safetyPlan?: string };
  requirePlacement(state, { home: after[field] as Housing, on, safetyPlan, isPlacement: false }, undefined);
};

/** Ids of other records, which may be wrong like any other field. */
const OF_OTHERS: ReadonlySet<string> = new Set(['operationId', 'goalId']);

type Policy = CorrectionPolicy<JourneyState, EventOf<ReferralEvents>>;

/** How the entries of a survivor's record are corrected; who may do so follows from the terms of the steps. */
export const survivorCorrections = (amendedBy: Policy['amendedBy'] & object): Policy => ({
  amendedBy,
  correctors: ['SUPERVISOR'],
  reviewers: ['SUPERVISOR'],
  inWords: SUPERVISOR_IN_WORDS,
  follows: FOLLOWS,
  protectedIn: PROTECTED_IN,
  requireToday: requireSafeToday,
  afterwards: restateAfter,
  ofOthers: OF_OTHERS,
});
