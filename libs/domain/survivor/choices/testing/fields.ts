import { PARTNER } from '../../testing/draw.js';
import type { CHOICES } from '../choices.rules.js';

type Name = keyof typeof CHOICES;
type Answers = Readonly<Record<string, unknown>>;

export interface AnyField {
  /** The best answers to the other fields. */
  readonly others: Answers;
  /** The refusals that are about this field. */
  readonly about: readonly string[];
  /** When a form asks for it; left out: always. */
  readonly isAsked?: (answers: Answers) => boolean;
  /** Whether the answer on which the choice depends may be left out for good. */
  readonly mayBeLeftOut?: true;
}

const AGE = ['GUARDIAN_REQUIRED', 'ADULT_CONSENTS_HERSELF'];
const CONFLICT = ['GUARDIAN_CONFLICT_OF_INTEREST'];
const HOME = ['BID_REQUIRED', 'MDT_REVIEW_REQUIRED'];
const CONSENT = [
  'CONSENT_MISSING',
  'CONSENT_SCOPE_MISMATCH',
  'CONSENT_WITHDRAWN',
  'CHILD_ASSENT_MISSING',
  ...AGE,
  ...CONFLICT,
];
const APPROVER = ['APPROVER_IS_AUTHOR', 'APPROVER_ROLE_REQUIRED'];
const COLLEAGUE = ['WORKER_UNKNOWN', 'WORKER_NOT_ACTIVE'];
const isGuardian = (giver: unknown) => giver === 'Guardian' || giver === 'AppointedGuardian';

const office: AnyField = { others: { worker: 'makara', to: 'makara' }, about: ['OFFICE_UNKNOWN', 'OFFICE_CLOSED'] };
const begun: AnyField = { others: {}, about: ['APPOINTMENT_TO_COME'] };

/** With a day within the record, only the order of this entry and the new one can be wrong. */
const after: AnyField = { others: {}, about: ['DATE_ORDER'] };
/** In the weeks after all days on which it is moved. */
const at = '2021-07-01T03:00:00.000Z';

/** How the property looks at each field of a form. */
export const FIELDS: { readonly [Of in Name]: { readonly [In in keyof (typeof CHOICES)[Of]]: AnyField } } = {
  GiveConsent: {
    givenBy: { others: { guardianKin: 'None', childAssent: true }, about: AGE },
    guardianKin: {
      others: { givenBy: 'Guardian', childAssent: true },
      about: CONFLICT,
      isAsked: ({ givenBy }) => isGuardian(givenBy),
    },
  },
  ReviewConsentOverride: {
    overrideId: { others: {}, about: ['ALREADY_REVIEWED', 'APPROVER_IS_AUTHOR', 'DATE_ORDER'] },
  },
  WithdrawConsent: { consentId: after },
  SubmitCasePlan: { planId: after },
  ApproveCasePlan: { planId: { others: {}, about: [...APPROVER, 'GOALS_LEFT_OUT', 'DATE_ORDER'] } },
  ReturnCasePlan: { planId: { others: {}, about: [...APPROVER, 'DATE_ORDER'] } },
  ConfirmBestInterest: { bidId: { others: {}, about: [...APPROVER, 'DATE_ORDER'] } },
  CompleteRecommendation: { recommendationId: after },
  GrantProtectiveMeasure: { prosecutionId: { ...after, others: { measureId: undefined } } },
  RequestErasure: {
    askedBy: { others: { guardianKin: 'None', childAssent: true }, about: AGE },
    guardianKin: {
      others: { askedBy: 'Guardian', childAssent: true },
      about: CONFLICT,
      isAsked: ({ askedBy }) => isGuardian(askedBy),
    },
  },
  EnterAftercare: {
    housing: { others: { safetyPlan: 'a plan' }, about: HOME },
    office: { ...office, others: { housing: 'Shelter' } },
  },
  ChangeHousing: {
    arrangement: {
      others: { safetyPlan: 'a plan', address: 'a village' },
      about: HOME,
      mayBeLeftOut: true,
    },
  },
  CompleteReintegration: { arrangement: { others: { safetyPlan: 'a plan' }, about: HOME } },
  DeliverService: {
    serviceId: { others: { emergency: true }, about: ['SERVICE_OF_ANOTHER_TYPE', 'SERVICE_ENDED'] },
    goalId: {
      others: { serviceId: undefined },
      about: ['PLAN_NOT_APPROVED'],
      mayBeLeftOut: true,
    },
  },
  DeclineService: { serviceId: { others: {}, about: ['SERVICE_OF_ANOTHER_TYPE', 'ALREADY_DECLINED'] } },
  CompleteAppointment: { appointmentId: begun },
  RecordMissedAppointment: { appointmentId: begun },
  MoveAppointment: { appointmentId: { ...after, others: { at } } },
  CancelAppointment: { appointmentId: after },
  CompleteTask: { taskId: after },
  DropTask: { taskId: after },
  EndAssignment: { assignmentId: after },
  EndService: { serviceId: after },
  AnswerReferral: { referralId: after },
  RecordBirth: {
    pregnancyId: {
      others: { birthId: undefined, livesWith: undefined, country: undefined },
      about: ['PREGNANCY_ENDED'],
    },
  },
  AssignCaseWorker: {
    worker: { others: { as: 'LegalOfficer' }, about: COLLEAGUE },
    as: { others: {}, about: ['ALREADY_ASSIGNED'] },
    office,
  },
  HandOverCase: {
    assignmentId: { ...after, others: { to: 'makara', office: 'Battambang' } },
    to: { others: { office: 'Battambang' }, about: [...COLLEAGUE, 'ALREADY_ASSIGNED'] },
    office,
  },
  SetTask: { worker: { others: {}, about: ['WORKER_NOT_ON_CASE'] } },
  ConductForensicInterview: {
    interviewer: {
      others: { forensicInterviewId: undefined, recorded: false, repeatReason: 'a reason' },
      about: [...COLLEAGUE, 'INTERVIEWER_NOT_TRAINED'],
    },
  },
  HandOverForensicRecord: { to: { others: {}, about: CONSENT } },
  MakeReferral: {
    toOrganisation: {
      others: { consentId: undefined, services: ['LegalAid'] },
      about: [...CONSENT, 'ORGANISATION_UNKNOWN', 'ORGANISATION_ENDED'],
    },
    consentId: { others: { toOrganisation: PARTNER, services: ['LegalAid'] }, about: CONSENT },
  },
  LinkRelative: { relation: { others: {}, about: ['RELATION_MISSING'] } },
};
