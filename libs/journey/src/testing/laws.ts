import { dayAt, type Entry } from '#decider';
import type { ConsentScope } from '../consent/consent.codes.js';
import { heldBy } from '../justice/justice.rules.js';
import { levelInForce } from '../risk/risk.rules.js';
import type { SurvivorState } from '../survivor.js';
import { PRIVACY_LAWS, PRIVATE, PRIVATE_IN_A_DUPLICATE } from './laws.privacy.js';
import type { Fact } from './life.js';

/** Something that has happened in a life: to what, and what came of it. */
export interface Happening {
  readonly before: SurvivorState;
  readonly entry: Fact;
  readonly after: SurvivorState;
}

const standing = ({ record }: SurvivorState, ...types: readonly string[]): Entry[] =>
  record.filter((one) => one.standing !== 'struckOut' && types.includes(one.type));

const names = (id: string, value: unknown) => (one: Entry) => one.data[id] === value;

const regular = ({ data }: Fact): boolean => data.irregular === undefined;

const AMENDING: readonly string[] = ['EntryCorrected', 'EntryStruckOut', 'EntryDisputed', 'EntryReviewed'];
const IN_A_DUPLICATE = [
  'PersonLinked',
  'PersonUnlinked',
  'ProsecutionConcluded',
  ...PRIVATE_IN_A_DUPLICATE,
  ...AMENDING,
];
const AFTER_CLOSURE = ['CaseReopened', 'FollowUpCompleted', 'FollowUpMissed', ...PRIVATE, ...IN_A_DUPLICATE];

/** What follows from the correction of her birth. */
const restates = ({ type, command }: Fact): boolean =>
  type === 'PersonDetailsRevised' && command !== 'RevisePersonDetails';

const CONSENT: Readonly<Record<string, ConsentScope>> = {
  ScreeningInterviewConducted: 'Interview',
  AftercareEntered: 'Services',
  ServiceDelivered: 'Services',
  ReferralMade: 'Sharing',
  SurvivorRepatriated: 'Repatriation',
  ForensicInterviewConducted: 'ForensicRecording',
  ProsecutionOpened: 'Prosecution',
};

/** By which id others know an entry of that kind. */
const IDS: Readonly<Record<string, string>> = {
  ReferralMade: 'referralId',
  ConsentGiven: 'consentId',
  ConsentOverridden: 'overrideId',
  ScreeningInterviewConducted: 'interviewId',
  ForensicInterviewRequested: 'forensicInterviewId',
  ForensicInterviewConducted: 'forensicInterviewId',
  MdtReviewHeld: 'mdtReviewId',
  BestInterestDetermined: 'bidId',
  RiskAssessed: 'assessmentId',
  CasePlanDrafted: 'planId',
  ProsecutionOpened: 'prosecutionId',
  CaseWorkerAssigned: 'assignmentId',
  LegalHoldPlaced: 'holdId',
  ErasureRequested: 'requestId',
};

const bySomebodyElse = (entry: Fact, of: Entry | undefined): boolean =>
  of !== undefined && of.recording.by.id !== entry.by.id;

/** An entry of that kind, by a supervisor who is not the one that she answers. */
const approves =
  (type: string, whom: (happening: Happening) => Entry | undefined) =>
  (happening: Happening): boolean =>
    happening.entry.type !== type ||
    (happening.entry.by.role === 'SUPERVISOR' && bySomebodyElse(happening.entry, whom(happening)));

/** What holds whenever something happens, told from the record and not by the rules that are to keep it so. */
export const LAWS: Readonly<Record<string, (happening: Happening) => boolean>> = {
  ...PRIVACY_LAWS,

  'a record begins with a referral, and has no other': ({ before, entry }) =>
    entry.type === 'ReferralReceived'
      ? standing(before, 'ReferralReceived').length === 0
      : before.record[0]?.type === 'ReferralReceived',

  'whoever enters aftercare was identified, and is not in it': ({ before, entry }) =>
    entry.type !== 'AftercareEntered' ||
    (before.aftercare.status === 'outside' && (!regular(entry) || standing(before, 'SurvivorIdentified').length > 0)),

  'nobody is in aftercare whose case is closed': ({ after }) =>
    after.closure.status !== 'closed' || after.aftercare.status === 'outside',

  'nobody is in court whose case is closed, unless the court took back what it had said': ({ before, entry, after }) =>
    after.closure.status !== 'closed' ||
    entry.command === 'AmendConclusion' ||
    heldBy(after.justice).every((one) => before.closure.status === 'closed' && heldBy(before.justice).includes(one)),

  'a case is closed by a supervisor, whom somebody else has asked': approves('CaseClosed', ({ before }) =>
    standing(before, 'ClosureRequested').at(-1),
  ),

  'nobody is let go alive whose risk is High': ({ before, entry }) =>
    entry.type !== 'CaseClosed' || entry.data.reason === 'Deceased' || levelInForce(before.risk.assessments) !== 'High',

  'High is lowered by an approval, a new episode or an amendment alone': ({ before, entry, after }) =>
    levelInForce(before.risk.assessments) !== 'High' ||
    levelInForce(after.risk.assessments) === 'High' ||
    ['RiskReductionApproved', 'CaseReopened', 'EntryCorrected', 'EntryStruckOut'].includes(entry.type),

  'a lower risk is approved by a supervisor who has not assessed it': approves(
    'RiskReductionApproved',
    ({ before, entry }) => standing(before, 'RiskAssessed').find(names('assessmentId', entry.data.assessmentId)),
  ),

  'a plan is active once a supervisor approved it who has not written it': approves(
    'CasePlanApproved',
    ({ before, entry }) =>
      standing(before, 'CasePlanDrafted', 'CasePlanRevised').find(names('planId', entry.data.planId)),
  ),

  'no plan is active that nobody approved': ({ after }) =>
    Object.values(after.plan.plans).every(
      ({ planId, activeFrom }) =>
        activeFrom === undefined || standing(after, 'CasePlanApproved').some(names('planId', planId)),
    ),

  'one plan is active at a time': ({ after }) =>
    Object.values(after.plan.plans).filter((one) => one.activeFrom !== undefined && one.activeUntil === undefined)
      .length <= 1,

  'her best interest is confirmed in another role than it was determined in': ({ before, entry }) => {
    if (entry.type !== 'BestInterestConfirmed' || !regular(entry)) return true;
    const determined = standing(before, 'BestInterestDetermined').find(names('bidId', entry.data.bidId));
    return bySomebodyElse(entry, determined) && determined!.recording.by.role !== entry.by.role;
  },

  'a child is brought home upon a best-interest determination': ({ before, entry }) =>
    entry.type !== 'SurvivorRepatriated' ||
    !regular(entry) ||
    entry.data.bidId === undefined ||
    standing(before, 'BestInterestConfirmed').some(names('bidId', entry.data.bidId)),

  'nothing is done to her without a consent, or the override of one': ({ before, entry }) => {
    const scope = CONSENT[entry.type];
    if (scope === undefined || !regular(entry)) return true;
    return standing(before, 'ConsentGiven', 'ConsentOverridden').some(
      ({ data }) => data.scope === scope || (data.scopes as readonly string[] | undefined)?.includes(scope),
    );
  },

  'what is against a rule is recorded by a supervisor': ({ entry }) => regular(entry) || entry.by.role === 'SUPERVISOR',

  'an entry is reviewed by a supervisor who has not made it': approves('EntryReviewed', ({ before, entry }) =>
    before.record.find(({ recording }) => recording.id === entry.data.eventId),
  ),

  'an override is reviewed by a supervisor who has not made it': approves(
    'ConsentOverrideReviewed',
    ({ before, entry }) => standing(before, 'ConsentOverridden').find(names('overrideId', entry.data.overrideId)),
  ),

  'an adult has no forensic interview': ({ entry }) =>
    entry.type !== 'ForensicInterviewConducted' ||
    !regular(entry) ||
    entry.data.ageOnDay === null ||
    Number(entry.data.ageOnDay) < 18,

  'nothing is recorded in a duplicate': ({ before, entry }) =>
    before.referral?.linkedTo === undefined || IN_A_DUPLICATE.includes(entry.type) || restates(entry),

  'nothing is recorded in a closed case': ({ before, entry }) =>
    before.closure.status !== 'closed' || AFTER_CLOSURE.includes(entry.type) || restates(entry),

  // when a case was over, or an erasure approved, is judged in the other stream, and told here as it was said there
  'nothing happens tomorrow': ({ entry: { type, command, data, at } }) =>
    type === 'ProsecutionConcluded' ||
    command === 'FollowErasure' ||
    data.on === undefined ||
    String(data.on) <= dayAt(at),

  'an id names one entry': ({ before, entry: { type, data } }) => {
    const id = IDS[type];
    return id === undefined || !standing(before, type).some(names(id, data[id]));
  },

  'an entry is added, and none taken away': ({ before, after }) =>
    after.record.length === before.record.length + 1 &&
    before.record.every(({ recording }, index) => after.record[index]!.recording.id === recording.id),
};
