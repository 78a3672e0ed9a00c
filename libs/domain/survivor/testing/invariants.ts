import type { Happening } from './happening.js';
import { dayAt, type Entry } from '#kernel/decider';
import type { ConsentScope } from '../steps/consent/consent.codes.js';
import { prosecutionsHolding } from '../steps/justice/justice.rules.js';
import { levelInForce } from '../steps/risk/risk.rules.js';
import type { SurvivorState } from '../survivor.js';
import { PRIVACY_INVARIANTS, PRIVATE, PRIVATE_IN_A_DUPLICATE } from './invariants.privacy.js';
import type { Fact } from './random-journey.js';
import { OWN_IDS } from './own-ids.js';

const standing = ({ record }: SurvivorState, ...types: readonly string[]): Entry[] =>
  record.filter((one) => one.status !== 'struckOut' && types.includes(one.type));

const names = (id: string, value: unknown) => (one: Entry) => one.data[id] === value;

const isRegular = ({ data }: Fact): boolean => data.irregular === undefined;

const AMENDING: readonly string[] = ['EntryCorrected', 'EntryStruckOut', 'EntryDisputed', 'EntryReviewed'];
const IN_A_DUPLICATE = [
  'PersonLinked',
  'PersonUnlinked',
  'RelativeLinked',
  'RelativeUnlinked',
  'OfficeAdded',
  'HearingNoted',
  'ProsecutionConcluded',
  ...PRIVATE_IN_A_DUPLICATE,
  ...AMENDING,
];
const AFTER_CLOSURE = ['CaseReopened', 'FollowUpCompleted', 'FollowUpMissed', ...PRIVATE, ...IN_A_DUPLICATE];

/** What follows from the entry of a command, and names another one: a legal hold restricts what was to be erased. */
const CONSEQUENCES: readonly string[] = ['ProcessingRestricted'];

/** An event that follows from a correction of the birth details. */
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

const isByAnother = (entry: Fact, of: Entry | undefined): boolean =>
  of !== undefined && of.recording.by.id !== entry.by.id;

/** An entry of that type comes from a supervisor who did not make the entry that it answers. */
const approves =
  (type: string, entryOf: (happening: Happening) => Entry | undefined) =>
  (happening: Happening): boolean =>
    happening.entry.type !== type ||
    (happening.entry.by.role === 'SUPERVISOR' && isByAnother(happening.entry, entryOf(happening)));

/** Invariants of every event, checked on the record and not with the rules that are to ensure them. */
export const INVARIANTS: Readonly<Record<string, (happening: Happening) => boolean>> = {
  ...PRIVACY_INVARIANTS,

  'a record begins with a referral, and has no other': ({ before, entry }) =>
    entry.type === 'ReferralReceived'
      ? standing(before, 'ReferralReceived').length === 0
      : before.record[0]?.type === 'ReferralReceived',

  'a survivor who enters aftercare was identified, and is not in aftercare yet': ({ before, entry }) =>
    entry.type !== 'AftercareEntered' ||
    (before.aftercare.status === 'outside' && (!isRegular(entry) || standing(before, 'SurvivorIdentified').length > 0)),

  'no survivor with a closed case is in aftercare': ({ after }) =>
    after.closure.status !== 'closed' || after.aftercare.status === 'outside',

  'no survivor with a closed case has an open prosecution, unless the court withdrew its conclusion': ({
    before,
    entry,
    after,
  }) =>
    after.closure.status !== 'closed' ||
    entry.command === 'AmendConclusion' ||
    prosecutionsHolding(after.justice).every(
      (one) => before.closure.status === 'closed' && prosecutionsHolding(before.justice).includes(one),
    ),

  'a case is closed by a supervisor who did not request it': approves('CaseClosed', ({ before }) =>
    standing(before, 'ClosureRequested').at(-1),
  ),

  'no case of a living survivor is closed at a High risk': ({ before, entry }) =>
    entry.type !== 'CaseClosed' || entry.data.reason === 'Deceased' || levelInForce(before.risk.assessments) !== 'High',

  'High is lowered by an approval, a new episode or an amendment alone': ({ before, entry, after }) =>
    levelInForce(before.risk.assessments) !== 'High' ||
    levelInForce(after.risk.assessments) === 'High' ||
    ['RiskReductionApproved', 'CaseReopened', 'EntryCorrected', 'EntryStruckOut'].includes(entry.type),

  'a lower risk is approved by a supervisor who did not assess it': approves(
    'RiskReductionApproved',
    ({ before, entry }) => standing(before, 'RiskAssessed').find(names('assessmentId', entry.data.assessmentId)),
  ),

  'a plan is approved by a supervisor who did not write it': approves('CasePlanApproved', ({ before, entry }) =>
    standing(before, 'CasePlanDrafted', 'CasePlanRevised').find(names('planId', entry.data.planId)),
  ),

  'no plan is active without an approval': ({ after }) =>
    Object.values(after.plan.plans).every(
      ({ planId, activeFrom }) =>
        activeFrom === undefined || standing(after, 'CasePlanApproved').some(names('planId', planId)),
    ),

  'one plan is active at a time': ({ after }) =>
    Object.values(after.plan.plans).filter((one) => one.activeFrom !== undefined && one.activeUntil === undefined)
      .length <= 1,

  'the best interest is confirmed in another role than it was determined in': ({ before, entry }) => {
    if (entry.type !== 'BestInterestConfirmed' || !isRegular(entry)) return true;
    const determined = standing(before, 'BestInterestDetermined').find(names('bidId', entry.data.bidId));
    return isByAnother(entry, determined) && determined!.recording.by.role !== entry.by.role;
  },

  'a child is repatriated only after a best-interest determination': ({ before, entry }) =>
    entry.type !== 'SurvivorRepatriated' ||
    !isRegular(entry) ||
    entry.data.bidId === undefined ||
    standing(before, 'BestInterestConfirmed').some(names('bidId', entry.data.bidId)),

  'nothing is done without a consent, or an override': ({ before, entry }) => {
    const scope = CONSENT[entry.type];
    if (scope === undefined || !isRegular(entry)) return true;
    return standing(before, 'ConsentGiven', 'ConsentOverridden').some(
      ({ data }) => data.scope === scope || (data.scopes as readonly string[] | undefined)?.includes(scope),
    );
  },

  'an irregular entry is recorded by a supervisor': ({ entry }) => isRegular(entry) || entry.by.role === 'SUPERVISOR',

  'an entry is reviewed by a supervisor who did not make it': approves('EntryReviewed', ({ before, entry }) =>
    before.record.find(({ recording }) => recording.id === entry.data.eventId),
  ),

  'an override is reviewed by a supervisor who did not make it': approves(
    'ConsentOverrideReviewed',
    ({ before, entry }) => standing(before, 'ConsentOverridden').find(names('overrideId', entry.data.overrideId)),
  ),

  'an adult has no forensic interview': ({ entry }) =>
    entry.type !== 'ForensicInterviewConducted' ||
    !isRegular(entry) ||
    entry.data.ageOnDay === null ||
    Number(entry.data.ageOnDay) < 18,

  'nothing is recorded in a duplicate': ({ before, entry }) =>
    before.referral?.linkedTo === undefined || IN_A_DUPLICATE.includes(entry.type) || restates(entry),

  'nothing is recorded in a closed case': ({ before, entry }) =>
    before.closure.status !== 'closed' || AFTER_CLOSURE.includes(entry.type) || restates(entry),

  // the end of a case and the approval of an erasure are judged in the other stream, and copied here with its day
  'no event lies in the future': ({ entry: { type, command, data, at } }) =>
    type === 'ProsecutionConcluded' ||
    command === 'FollowErasure' ||
    data.on === undefined ||
    String(data.on) <= dayAt(at),

  'an id names one entry': ({ before, entry: { type, command, data } }) => {
    const id = OWN_IDS.get(command);
    if (id === undefined) return true;
    return data[id] === undefined ? CONSEQUENCES.includes(type) : !standing(before, type).some(names(id, data[id]));
  },

  'an entry is added, and none is removed': ({ before, after }) =>
    after.record.length === before.record.length + 1 &&
    before.record.every(({ recording }, index) => after.record[index]!.recording.id === recording.id),
};
