import { dayAt } from '#decider';
import { HOUSING, PROGRAMMES, type Housing } from '../aftercare/aftercare.codes.js';
import { ASSIGNED_AS } from '../assignment/assignment.codes.js';
import { SERVICE_END_REASONS, SERVICE_MODES, SERVICE_TYPES, SERVICE_UNITS } from '../assistance/assistance.codes.js';
import { CLOSURE_REASONS } from '../closure/closure.codes.js';
import { CONSENT_GIVERS, CONSENT_SCOPES, GUARDIAN_KIN, OVERRIDE_REASONS } from '../consent/consent.codes.js';
import { awaitsReview } from '../correction/correction.decider.js';
import { DISCLOSURES, FORENSIC_SETTINGS } from '../forensic-interview/forensic-interview.codes.js';
import * as identification from '../identification/identification.codes.js';
import { CASE_ROLES, PROSECUTION_OUTCOMES, PROTECTIVE_MEASURES } from '../justice/justice.codes.js';
import {
  HOUSEHOLD_RELATIONS,
  HOUSEHOLD_SAFETY,
  REFERRAL_ANSWERS,
  REFERRAL_SOURCES,
  SEXES,
  URGENCIES,
} from '../referral/referral.codes.js';
import { isMinor } from '../referral/referral.rules.js';
import { FOLLOW_UP_MODES, MISSED_REASONS } from '../reintegration/reintegration.codes.js';
import { TRACING_OUTCOMES } from '../repatriation/repatriation.codes.js';
import { BEST_INTEREST_OUTCOMES, MDT_ADVICE, MDT_AGENCIES, MEASURES } from '../review/review.codes.js';
import { CSI_DOMAINS, RETRAFFICKING_INDICATORS, RISK_LEVELS } from '../risk/risk.codes.js';
import { awaitingApproval } from '../risk/risk.rules.js';
import type { SurvivorState, survivor } from '../survivor.js';
import { later, type Draw } from './draw.js';

/** Who may be told. */
const PARTNER = 'Partner school';

type Decide = typeof survivor.decide;
export type Name = keyof Decide;

/** More of a person than the rules ask for. */
const namesOf = (draw: Draw) => ({
  ...draw.maybe(() => ({ givenName: draw.personal(), ethnicity: draw.personal() })),
  ...draw.maybe(() => ({ localGivenName: draw.personal(), localFamilyName: draw.personal() })),
  ...draw.maybe(() => ({ familyName: draw.personal() })),
  ...draw.maybe(() => ({ contact: { channel: 'Phone', value: draw.personal(), safe: draw.flag() } as const })),
});

const episodeOf = (draw: Draw) => ({
  types: draw.wild ? draw.some(identification.EXPLOITATIONS) : [draw.one(identification.EXPLOITATIONS)],
  recruitment: draw.one(identification.RECRUITMENTS),
  recruiterRelation: draw.flag() ? 'Family' : draw.one(identification.RECRUITER_RELATIONS),
  control: draw.some(identification.CONTROLS),
  country: 'TH',
  ...draw.maybe(() => ({ recruiterKin: draw.some(identification.RECRUITER_KIN) })),
  ...draw.maybe(() => ({ narrative: draw.personal() })),
  ...draw.maybe(() => ({ scheme: 'FalseMarriage', months: draw.whole(30), industry: 'A' }) as const),
  ...draw.maybe(() => ({ ageWhenTrafficked: draw.whole(17), sexTypes: draw.some(identification.SEX_TYPES) })),
});

const goalOf = (draw: Draw) => ({
  goalId: draw.id(),
  domain: draw.one(CSI_DOMAINS),
  aim: draw.personal(),
  services: [draw.one(SERVICE_TYPES)],
  dueOn: dayAt(later(draw.now, draw.whole(200))),
  ...draw.maybe(() => ({ survivorsWish: draw.personal() })),
});

/** For which measures somebody is brought where. */
const HOME_OF = {
  FosterPlacement: 'Foster',
  FamilyReunification: 'Parents',
  Repatriation: undefined,
  Other: undefined,
};

/** Where two colleagues have found that she should live, or else anywhere. */
const homeFor = (draw: Draw, { review }: SurvivorState): Housing => {
  const homes = review.determinations
    .filter(({ confirmedOn, spentOn, outcome }) => confirmedOn && !spentOn && outcome === 'InBestInterest')
    .flatMap(({ measure }) => HOME_OF[measure] ?? []) as Housing[];
  return homes.length > 0 && draw.flag() ? draw.one(homes) : draw.one(HOUSING);
};

/** One goal, or else none or the same one twice. */
const goalsFor = (draw: Draw) => {
  const goal = goalOf(draw);
  return draw.wild ? draw.one([[], [goal, goal]]) : [goal];
};

/** One domain, or else the same one twice. */
const scoresBy = (draw: Draw) => {
  const one = { domain: draw.one(CSI_DOMAINS), score: 1 + draw.whole(3) };
  return draw.wild ? [one, one] : [one];
};

/** A plan that is in one of these states, or else any. */
const planThatIs = (draw: Draw, { plans }: SurvivorState['plan'], ...statuses: readonly string[]): string =>
  draw.known(
    Object.values(plans)
      .filter(({ status }) => draw.rarely(6) || statuses.includes(status))
      .map(({ planId }) => planId),
  );

const activeGoals = ({ plans }: SurvivorState['plan']): readonly string[] =>
  Object.values(plans).find(({ activeFrom, activeUntil }) => activeFrom && !activeUntil)?.goals ?? [];

/** Every command, as somebody might send it in that state. One that is missing does not compile. */
export const COMMANDS: { readonly [Of in Name]: (draw: Draw, state: SurvivorState) => Parameters<Decide[Of]>[1] } = {
  ReceiveReferral: (draw) => ({
    on: draw.day(),
    source: draw.one(REFERRAL_SOURCES),
    office: 'Poipet',
    province: '01',
    urgency: draw.one(URGENCIES),
    sex: draw.one(SEXES),
    nationality: 'KH',
    languages: ['khm'],
    ...namesOf(draw),
    ...draw.maybe(() => ({ operationId: draw.id() })),
    ...draw.one([
      { birthDate: '2002-03-10' },
      { birthDate: '1985-07-01' },
      { estimatedAge: 12 },
      { birthYear: 2001 },
      {},
    ]),
  }),

  RevisePersonDetails: (draw) => ({
    ...namesOf(draw),
    ...draw.maybe(() => ({ nationality: 'KH', languages: draw.one([['khm'], ['tha', 'khm']]) })),
    ...draw.maybe(() => ({ sex: draw.one(SEXES) })),
    ...draw.one([{ birthDate: '2003-04-02' }, { birthDate: '1985-06-30' }, { estimatedAge: 13 }, { birthYear: 2002 }]),
  }),
  RecordHouseholdMember: (draw, { referral }) => ({
    relation: draw.one(HOUSEHOLD_RELATIONS),
    safe: draw.one(HOUSEHOLD_SAFETY),
    ...draw.maybe(() => ({ memberId: draw.known(Object.keys(referral?.household ?? {})), name: draw.personal() })),
    ...draw.maybe(() => ({ note: draw.personal() })),
  }),
  MakeReferral: (draw, { consent }) => ({
    toOrganisation: draw.rarely(5) ? draw.text() : PARTNER,
    services: draw.wild ? [] : draw.rarely(5) ? draw.some(SERVICE_TYPES) : ['LegalAid'],
    consentId: draw.known([
      ...consent.given.map(({ consentId }) => consentId),
      ...consent.overrides.map(({ overrideId }) => overrideId),
    ]),
    on: draw.day(),
    ...draw.maybe(() => ({ reason: draw.personal() })),
  }),
  AnswerReferral: (draw, { referral }) => ({
    referralId: draw.known(Object.keys(referral?.made ?? {})),
    answer: draw.one(REFERRAL_ANSWERS),
    on: draw.day(),
  }),
  LinkPerson: (draw) => ({ keptSurvivorId: draw.id() }),
  UnlinkPerson: () => ({}),

  GiveConsent: (draw, { referral }) => {
    const child = isMinor(referral, dayAt(draw.now)) !== draw.rarely(10);
    return {
      consentId: draw.id(),
      scopes: draw.wild ? [] : draw.rarely(4) ? draw.some(CONSENT_SCOPES) : CONSENT_SCOPES,
      recipients: [PARTNER],
      givenBy: child ? draw.one(CONSENT_GIVERS.slice(1)) : 'Survivor',
      language: 'khm',
      witnessRole: 'SocialWorker',
      on: draw.day(),
      ...(child && { childAssent: !draw.rarely(10), guardianKin: draw.one(GUARDIAN_KIN) }),
      ...draw.maybe(() => ({ guardianName: draw.personal(), expiresOn: draw.one(['2020-06-30', '2021-12-31']) })),
    };
  },
  WithdrawConsent: (draw, { consent }) => ({
    consentId: draw.known(consent.given.map(({ consentId }) => consentId)),
    on: draw.day(),
  }),
  OverrideConsent: (draw) => ({
    scope: draw.one(CONSENT_SCOPES),
    reason: draw.one(OVERRIDE_REASONS),
    coversFrom: draw.day(),
    ...draw.maybe(() => ({ overrideId: draw.id(), note: draw.personal() })),
  }),
  ReviewConsentOverride: (draw, { consent }) => ({
    overrideId: draw.known(consent.overrides.map(({ overrideId }) => overrideId)),
    upheld: draw.flag(),
    on: draw.day(),
  }),

  ConductScreeningInterview: (draw) => ({
    on: draw.day(),
    setting: draw.one(identification.INTERVIEW_SETTINGS),
    interviewers: [draw.text()],
    authorityPresent: draw.flag(),
    indicators: {
      act: draw.some(identification.ACTS),
      means: draw.some(identification.MEANS),
      purpose: draw.some(identification.EXPLOITATIONS),
    },
    ...draw.maybe(() => ({ place: draw.personal(), interpreter: draw.flag() })),
    ...draw.maybe(() => ({ operationId: draw.id(), streetChild: draw.flag(), forcedByFamily: draw.flag() })),
  }),
  IdentifySurvivor: (draw) => ({
    level: draw.one(identification.IDENTIFICATION_LEVELS),
    decidedBy: draw.one(identification.DECIDING_AUTHORITIES),
    on: draw.day(),
    exploitation: Array.from({ length: draw.wild ? draw.whole(3) : 1 }, () => episodeOf(draw)),
    ...draw.maybe(() => ({ documentNo: draw.personal() })),
  }),
  ReviseExploitation: (draw, { identification: { episodes } }) => ({
    on: draw.day(),
    episode: {
      ...episodeOf(draw),
      ...draw.maybe(() => ({ episodeId: draw.known(episodes.map(({ said }) => said.episodeId)) })),
    },
  }),
  RecordNotIdentified: (draw) => ({
    level: draw.one(identification.IDENTIFICATION_LEVELS),
    decidedBy: draw.one(identification.DECIDING_AUTHORITIES),
    on: draw.day(),
    ...draw.maybe(() => ({ reasons: draw.personal() })),
  }),

  RequestForensicInterview: (draw) => ({ agency: draw.text(), on: draw.day() }),
  ConductForensicInterview: (draw, { forensicInterview: { requested } }) => ({
    on: draw.day(),
    setting: draw.one(FORENSIC_SETTINGS),
    interviewer: draw.rarely(5) ? 'sokha' : 'kunthea',
    observers: [draw.text()],
    recorded: draw.flag(),
    language: 'khm',
    outcome: draw.one(DISCLOSURES),
    ...draw.maybe(() => ({ forensicInterviewId: draw.known(requested.map((one) => one.forensicInterviewId)) })),
    ...draw.maybe(() => ({ mediaSha256: 'a'.repeat(64), summary: draw.personal() })),
    ...draw.maybe(() => ({ repeatReason: draw.personal() })),
  }),
  HandOverForensicRecord: (draw) => ({
    to: draw.rarely(5) ? draw.text() : PARTNER,
    on: draw.day(),
    mediaSha256: draw.rarely(5) ? 'b'.repeat(64) : 'a'.repeat(64),
  }),

  HoldMdtReview: (draw) => ({
    on: draw.day(),
    agencies: draw.some(MDT_AGENCIES),
    ...draw.maybe(() => ({ mdtReviewId: draw.id() })),
    ...draw.maybe(() => ({ recommends: draw.flag() ? ['Return'] : draw.some(MDT_ADVICE) })),
    ...draw.maybe(() => ({ recommendations: [draw.personal(), draw.personal()] })),
  }),
  DetermineBestInterest: (draw, { repatriation }) => ({
    on: draw.day(),
    measure: repatriation.underWay && draw.flag() ? 'Repatriation' : draw.one(MEASURES),
    outcome: draw.rarely(4) ? 'NotInBestInterest' : draw.one(BEST_INTEREST_OUTCOMES.slice(0, 1)),
    ...draw.maybe(() => ({ reasons: draw.personal() })),
  }),
  ConfirmBestInterest: (draw, { review }) => ({
    bidId: draw.known(
      review.determinations
        .filter(({ confirmedOn }) => confirmedOn === undefined || draw.rarely(4))
        .map(({ bidId }) => bidId),
    ),
    on: draw.day(),
  }),

  RequestRepatriation: (draw) => ({ from: draw.one(['TH', 'MY']), on: draw.day() }),
  RecordFamilyTracing: (draw) => ({ on: draw.day(), outcome: draw.one(TRACING_OUTCOMES) }),
  CompleteRepatriation: (draw, { repatriation }) => ({
    from: draw.rarely(6) ? 'MY' : (repatriation.underWay?.from ?? 'TH'),
    crossing: draw.text(),
    authorities: [draw.text()],
    on: draw.day(),
    ...draw.maybe(() => ({ escort: draw.text(), receptionPlace: draw.personal() })),
  }),
  CancelRepatriation: (draw) => ({ on: draw.day() }),

  EnterAftercare: (draw, state) => ({
    on: draw.day(),
    office: 'Poipet',
    programme: draw.one(PROGRAMMES),
    housing: homeFor(draw, state),
    ...draw.maybe(() => ({ address: draw.personal(), safetyPlan: draw.personal() })),
  }),
  ChangeHousing: (draw, state) => ({
    on: draw.day(),
    arrangement: homeFor(draw, state),
    ...draw.maybe(() => ({ carer: draw.personal(), address: draw.personal() })),
    ...draw.maybe(() => ({ safetyPlan: draw.personal() })),
  }),
  SuspendAftercare: (draw) => ({ on: draw.day() }),
  ResumeAftercare: (draw) => ({ on: draw.day() }),

  AssessRisk: (draw) => ({
    assessmentId: draw.id(),
    on: draw.day(),
    level: draw.one(RISK_LEVELS),
    retraffickingIndicators: draw.some(RETRAFFICKING_INDICATORS),
    ...draw.maybe(() => ({ domains: scoresBy(draw) })),
    ...draw.maybe(() => ({ note: draw.personal() })),
  }),
  ApproveRiskReduction: (draw, { risk }) => {
    const waiting = awaitingApproval(risk.assessments);
    return {
      assessmentId: draw.known(
        waiting && !draw.rarely(5) ? [waiting.assessmentId] : risk.assessments.map((one) => one.assessmentId),
      ),
      on: draw.day(),
      ...draw.maybe(() => ({ reasons: draw.personal() })),
    };
  },

  DraftCasePlan: (draw) => ({
    planId: draw.id(),
    on: draw.day(),
    goals: goalsFor(draw),
  }),
  ReviseCasePlan: (draw, { plan }) => ({
    planId: draw.id(),
    on: draw.day(),
    goals: goalsFor(draw),
    ...draw.maybe(() => ({
      goalsReached: draw.rarely(4) ? [draw.id()] : activeGoals(plan).slice(0, 1),
      why: draw.personal(),
    })),
  }),
  SubmitCasePlan: (draw, { plan }) => ({
    planId: planThatIs(draw, plan, 'drafted', 'returned'),
    on: draw.day(),
  }),
  ApproveCasePlan: (draw, { plan }) => ({ planId: planThatIs(draw, plan, 'submitted'), on: draw.day() }),
  ReturnCasePlan: (draw, { plan }) => ({
    planId: planThatIs(draw, plan, 'submitted'),
    on: draw.day(),
    reason: draw.personal(),
  }),

  PlanService: (draw) => ({
    type: draw.one(SERVICE_TYPES),
    provider: draw.text(),
    from: draw.day(),
    ...draw.maybe(() => ({ serviceId: draw.id(), goalId: draw.id() })),
  }),
  DeliverService: (draw, { assistance, plan }) => {
    const serviceId = draw.flag() ? draw.id() : draw.known(Object.keys(assistance.services));
    return {
      serviceId,
      type: (!draw.wild && assistance.services[serviceId]?.type) || draw.one(SERVICE_TYPES),
      provider: draw.text(),
      mode: draw.one(SERVICE_MODES),
      quantity: draw.wild ? draw.whole(4) - 2 : 1,
      unit: draw.one(SERVICE_UNITS),
      emergency: !draw.rarely(5),
      ...draw.maybe(() => ({ goalId: draw.known(activeGoals(plan)) })),
      ...(draw.flag()
        ? { on: draw.day() }
        : { from: draw.day(), to: draw.day(), ...(draw.wild && { on: draw.day() }) }),
      ...draw.maybe(() => ({
        cost: { amount: draw.wild ? draw.one([-1, 0.5]) : draw.whole(5_000), currency: 'USD' },
        note: draw.personal(),
      })),
    };
  },
  DeclineService: (draw, { assistance }) => {
    const serviceId = draw.known(Object.keys(assistance.services));
    return {
      serviceId,
      type: (!draw.wild && assistance.services[serviceId]?.type) || draw.one(SERVICE_TYPES),
      on: draw.day(),
    };
  },
  EndService: (draw, { assistance }) => ({
    serviceId: draw.known(Object.keys(assistance.services)),
    on: draw.day(),
    reason: draw.one(SERVICE_END_REASONS),
  }),

  PlanReintegration: (draw) => ({
    on: draw.day(),
    arrangement: draw.one(HOUSING),
    ...draw.maybe(() => ({ reintegrationId: draw.id(), province: '01' })),
    ...draw.maybe(() => ({ withWhom: draw.personal(), place: draw.personal(), note: draw.personal() })),
    ...draw.maybe(() => ({ expectedOn: dayAt(later(draw.now, draw.whole(60))) })),
  }),
  CompleteReintegration: (draw, state) => ({
    reintegrationId: draw.flag() ? draw.id() : draw.known(Object.keys(state.reintegration.planned)),
    on: draw.day(),
    arrangement: homeFor(draw, state),
    ...draw.maybe(() => ({ province: '01' })),
    place: draw.personal(),
    ...draw.maybe(() => ({ withWhom: draw.personal(), safetyPlan: draw.personal() })),
  }),
  CompleteFollowUp: (draw) => ({
    on: draw.day(),
    mode: draw.one(FOLLOW_UP_MODES),
    retraffickingIndicators: draw.some(RETRAFFICKING_INDICATORS),
    ...draw.maybe(() => ({ note: draw.personal() })),
  }),
  RecordMissedFollowUp: (draw) => ({
    on: draw.day(),
    reason: draw.one(MISSED_REASONS),
    ...draw.maybe(() => ({ note: draw.personal() })),
  }),

  OpenProsecution: (draw) => ({
    prosecutionId: draw.id(),
    on: draw.day(),
    court: draw.text(),
    article: draw.text(),
    role: draw.one(CASE_ROLES),
  }),
  GrantProtectiveMeasure: (draw, { justice }) => ({
    prosecutionId: draw.known(Object.keys(justice.prosecutions)),
    measure: draw.one(PROTECTIVE_MEASURES),
    on: draw.day(),
    ...draw.maybe(() => ({ measureId: draw.id() })),
  }),
  ConcludeProsecution: (draw, { justice }) => ({
    prosecutionId: draw.known(Object.keys(justice.prosecutions)),
    outcome: draw.one(PROSECUTION_OUTCOMES),
    on: draw.day(),
  }),

  RequestClosure: (draw) => ({
    reason: draw.rarely(3) ? 'Deceased' : draw.one(CLOSURE_REASONS),
    on: draw.day(),
    ...draw.maybe(() => ({ finalAssessment: draw.personal() })),
  }),
  CloseCase: (draw) => ({ on: draw.day() }),
  ReopenCase: (draw) => ({
    retrafficking: draw.flag(),
    on: draw.day(),
    ...draw.maybe(() => ({ why: draw.personal() })),
  }),

  AssignCaseWorker: (draw) => ({
    worker: draw.one(['sokha', 'bopha', 'kunthea']),
    as: draw.one(ASSIGNED_AS),
    office: 'Poipet',
    on: draw.day(),
  }),
  HandOverCase: (draw, { assignment }) => ({
    assignmentId: draw.known(Object.keys(assignment)),
    to: draw.one(['sokha', 'bopha', 'kunthea']),
    on: draw.day(),
  }),
  EndAssignment: (draw, { assignment }) => ({ assignmentId: draw.known(Object.keys(assignment)), on: draw.day() }),

  /** Mostly another day for an entry that is there. */
  CorrectEntry: (draw, { record }) => {
    const struckOut = draw.wild ? record.filter(({ standing }) => standing === 'struckOut') : [];
    const entries = struckOut.length > 0 ? struckOut : record;
    const entry = entries[draw.whole(Math.max(0, entries.length - 1))];
    const { id, command } = entry?.recording ?? { id: draw.id(), command: 'CloseCase' };
    return {
      eventId: id,
      reason: draw.personal(),
      replacement: {
        [draw.wild ? 'closeCase' : command[0]!.toLowerCase() + command.slice(1)]: {
          ...entry?.data,
          ...(entry?.data.on !== undefined && { on: draw.day() }),
        },
      },
    };
  },
  StrikeOutEntry: (draw, { record }) => ({
    eventId: draw.known(record.map(({ recording }) => recording.id)),
    reason: draw.personal(),
  }),
  ReviewEntry: (draw, { record }) => ({
    eventId: draw.known(
      record.filter((entry) => draw.wild || awaitsReview(entry)).map(({ recording }) => recording.id),
    ),
    on: draw.day(),
    upheld: draw.flag(),
    ...draw.maybe(() => ({ note: draw.personal() })),
  }),
};
