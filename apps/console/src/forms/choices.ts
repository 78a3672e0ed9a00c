import type { TFunction } from 'i18next';
import type { CommandField, FieldName } from '../api/schema.js';
import type { FormRecord } from './record/document.js';
import type { RecordPart } from './record/part-names.js';
import { personalInWords } from '../journey/name.js';
import type { Person } from '../session/person.js';
import { dayInWords, dayOf, instantInWords } from '../language/days.js';
import type { LabelOf } from '../language/labels.js';
import type { Choice } from './choice.js';
import { countryInWords } from './places.js';

interface ChoiceRequest {
  readonly input: string;
  readonly field: string;
  readonly survivor: FormRecord;
  readonly person: Person;
  readonly label: LabelOf;
  readonly t: TFunction;
}

type Source = (request: ChoiceRequest) => readonly Choice[];

/** Choices, and the part of the record that has them. */
interface Offer {
  readonly part: RecordPart;
  readonly choices: Source;
}
const offerFrom = (part: RecordPart, choices: Source): Offer => ({ part, choices });

/** Nobody decides on what they did themselves, nor a deputy on what their supervisor did. */
const isOfAnother = (author: string | null, { id, deputyOf }: Person): boolean =>
  author === null || (author !== id && author !== deputyOf);

type Plan = NonNullable<FormRecord['casePlans']>[number];

const plans =
  (isMeant: (plan: Plan, person: Person) => boolean): Source =>
  ({ survivor, person, label }) =>
    (survivor.casePlans ?? [])
      .filter((one) => isMeant(one, person))
      .map((one) => ({
        value: one.planId,
        label: `${dayInWords(one.on)} · ${label(one.status, 'CasePlanStatus')} · ${one.draftedBy}`,
      }));

const plansToDecide = plans((one, person) => one.status === 'SUBMITTED' && isOfAnother(one.draftedBy, person));

const goals: Source = ({ survivor, label, t }) =>
  (survivor.casePlans ?? [])
    .filter(({ planId }) => planId === survivor.activePlan?.planId)
    .flatMap((plan) => plan.goals)
    .filter(({ reachedOn, droppedOn }) => !reachedOn && !droppedOn)
    .map((goal) => ({
      value: goal.goalId,
      label: [label(goal.domain, 'CsiDomain'), personalInWords(goal.aim, t)].filter(Boolean).join(t('colon')),
    }));

/** Consents that may be withdrawn, or overrides that nobody has reviewed yet. */
const consents =
  (isOverride: boolean): Source =>
  ({ survivor, label }) =>
    (survivor.consents ?? [])
      .filter((one) => one.overridden === isOverride && one.withdrawnOn === null && one.upheld === null)
      .map((one) => ({
        value: one.consentId,
        label: `${dayInWords(one.on)} · ${one.scopes.map((scope) => label(scope, 'ConsentScope')).join(', ')}`,
      }));

const pregnanciesOf =
  (isMeant: (one: NonNullable<FormRecord['pregnancies']>[number]) => boolean): Source =>
  ({ survivor }) =>
    (survivor.pregnancies ?? []).filter(isMeant).map((one) => ({ value: one.pregnancyId, label: dayInWords(one.on) }));

/** By the field of one command, or by a name that means the same in all. */
const OFFERS: { readonly [Field in CommandField | FieldName]?: Offer } = {
  'SubmitCasePlan.planId': offerFrom(
    'plans',
    plans(({ status }) => status === 'DRAFTED' || status === 'RETURNED'),
  ),
  'ApproveCasePlan.planId': offerFrom('plans', plansToDecide),
  'ReturnCasePlan.planId': offerFrom('plans', plansToDecide),
  planId: offerFrom(
    'plans',
    plans(() => true),
  ),
  goalId: offerFrom('plans', goals),
  goalsReached: offerFrom('plans', goals),
  recommendationId: offerFrom('recommendations', ({ survivor, t }) =>
    (survivor.mdtReviews ?? [])
      .flatMap(({ actions }) => actions)
      .filter(({ doneOn }) => !doneOn)
      .map((one) => ({
        value: one.recommendationId,
        label: [personalInWords(one.text, t), one.owner, dayInWords(one.dueOn)].filter(Boolean).join(' · '),
      })),
  ),
  consentId: offerFrom('consents', consents(false)),
  overrideId: offerFrom('consents', consents(true)),
  assessmentId: offerFrom('risk', ({ survivor, label }) =>
    (survivor.riskAssessments ?? [])
      .filter(({ assessmentId }) => assessmentId === survivor.risk?.awaitingApproval)
      .map((one) => ({
        value: one.assessmentId,
        label: `${dayInWords(one.on)} · ${label(one.level, 'RiskLevel')} · ${one.assessedBy}`,
      })),
  ),
  assignmentId: offerFrom('assignments', ({ survivor, label }) =>
    (survivor.assignments ?? [])
      .filter(({ endedOn }) => endedOn === null)
      .map((one) => ({ value: one.assignmentId, label: `${one.worker} · ${label(one.as, 'AssignedAs')}` })),
  ),
  bidId: offerFrom('bestInterests', ({ survivor, person, label }) =>
    (survivor.bestInterests ?? [])
      .filter(({ confirmedOn, determinedBy }) => confirmedOn === null && isOfAnother(determinedBy, person))
      .map((one) => ({
        value: one.bidId,
        label: `${dayInWords(one.on)} · ${label(one.measure, 'BestInterestMeasure')} · ${one.determinedBy}`,
      })),
  ),
  appointmentId: offerFrom('appointments', ({ survivor, label, t }) =>
    (survivor.appointments ?? [])
      .filter(({ status }) => status === 'PLANNED')
      .map((one) => ({
        value: one.appointmentId,
        label: [label(one.kind, 'AppointmentKind'), instantInWords(one.at), personalInWords(one.withWhom, t)]
          .filter(Boolean)
          .join(' · '),
      })),
  ),
  taskId: offerFrom('tasks', ({ survivor, t }) =>
    (survivor.setTasks ?? [])
      .filter(({ status }) => status === 'OPEN')
      .map((one) => ({
        value: one.taskId,
        label: [personalInWords(one.title, t), dayInWords(one.dueOn)].filter(Boolean).join(' · '),
      })),
  ),
  documentId: offerFrom('documents', ({ survivor, label }) =>
    (survivor.documents ?? [])
      .filter(({ withdrawnOn }) => withdrawnOn === null)
      .map((one) => ({ value: one.documentId, label: `${dayInWords(one.on)} · ${label(one.kind, 'DocumentKind')}` })),
  ),
  serviceId: offerFrom('services', ({ survivor, label }) =>
    (survivor.services ?? [])
      .filter(({ endedOn }) => endedOn === null)
      .map((one) => ({
        value: one.serviceId,
        label: [label(one.type, 'ServiceType'), one.provider].filter(Boolean).join(' · '),
      })),
  ),
  referralId: offerFrom('referrals', ({ survivor }) =>
    (survivor.referralsMade ?? [])
      .filter(({ answer }) => answer === null)
      .map((one) => ({ value: one.referralId, label: `${dayInWords(one.on)} · ${one.toOrganisation}` })),
  ),
  reintegrationId: offerFrom('reintegrations', ({ survivor, label }) =>
    (survivor.reintegrations ?? [])
      .filter(({ completedOn }) => completedOn === null)
      .map((one) => ({ value: one.reintegrationId, label: label(one.arrangement, 'Housing') })),
  ),
  'ConductForensicInterview.forensicInterviewId': offerFrom('interviews', ({ survivor }) =>
    (survivor.forensicInterviewRequests ?? [])
      .filter(
        (request) =>
          !(survivor.forensicInterviews ?? []).some((held) => held.forensicInterviewId === request.forensicInterviewId),
      )
      .map((one) => ({ value: one.forensicInterviewId, label: `${dayInWords(one.on)} · ${one.agency}` })),
  ),
  prosecutionId: offerFrom('court', ({ survivor }) =>
    (survivor.prosecutions ?? []).map((one) => ({
      value: one.prosecutionId,
      label: `${dayInWords(one.openedOn)} · ${one.court}`,
    })),
  ),
  holdId: offerFrom('holds', ({ survivor, label }) =>
    (survivor.legalHolds ?? [])
      .filter(({ liftedOn }) => liftedOn === null)
      .map((one) => ({
        value: one.holdId,
        label: `${dayInWords(one.placedOn)} · ${label(one.reason, 'LegalHoldReason')}`,
      })),
  ),
  requestId: offerFrom('erasure', ({ survivor }) =>
    survivor.erasure ? [{ value: survivor.erasure.requestId, label: survivor.erasure.requestedBy ?? '' }] : [],
  ),
  breakGlassId: offerFrom('emergencies', ({ survivor, label }) =>
    (survivor.brokenGlass ?? [])
      .filter(({ reviewedAt }) => reviewedAt === null)
      .map((one) => ({ value: one.breakGlassId, label: `${one.openedBy} · ${label(one.reason, 'BreakGlassReason')}` })),
  ),
  'ReviewEntry.eventId': offerFrom('corrections', ({ survivor, person, label }) =>
    (survivor.corrections ?? [])
      .filter(({ upheld, recordedBy }) => upheld === null && isOfAnother(recordedBy, person))
      .map((one) => ({
        value: one.eventId,
        label: `${dayInWords(dayOf(new Date(one.recordedAt)))} · ${label(one.kind, 'CorrectionKind')} · ${one.recordedBy}`,
      })),
  ),
  episodeId: offerFrom('episodes', ({ survivor, label }) =>
    (survivor.identification?.episodes ?? []).map((one) => ({
      value: one.episodeId,
      label: `${countryInWords(one.country)} · ${one.types.map((type) => label(type, 'Exploitation')).join(', ')}`,
    })),
  ),
  memberId: offerFrom('household', ({ survivor, label, t }) =>
    (survivor.household ?? []).map((one) => ({
      value: one.memberId,
      label: [label(one.relation, 'HouseholdRelation'), personalInWords(one.name, t)].filter(Boolean).join(' · '),
    })),
  ),
  linkId: offerFrom('relatives', ({ survivor, label, t }) =>
    (survivor.relatives ?? []).map((one) => ({
      value: one.linkId,
      label: [label(one.relation, 'Kinship'), personalInWords(one.note, t)].filter(Boolean).join(' · '),
    })),
  ),
  dependantId: offerFrom('dependants', ({ survivor, label, t }) =>
    (survivor.dependants ?? []).map((one) => ({
      value: one.dependantId,
      label: [label(one.relation, 'Kinship'), personalInWords(one.name, t), label(one.livesWith, 'DependantHome')]
        .filter(Boolean)
        .join(' · '),
    })),
  ),
  pregnancyId: offerFrom(
    'pregnancies',
    pregnanciesOf((one) => one.endedOn === null),
  ),
  /** Also of a pregnancy with a birth: twins are two births. The service refuses one that ended without. */
  'RecordBirth.pregnancyId': offerFrom(
    'pregnancies',
    pregnanciesOf(() => true),
  ),
};

/** What replaces an entry offers what the entry offered. */
const offerOf = (input: string, field: string): Offer | undefined =>
  OFFERS[`${input}.${field}` as CommandField] ??
  OFFERS[`${input.replace(/Entry$/, '')}.${field}` as CommandField] ??
  OFFERS[field as FieldName];

/** The part of the record to which a field refers, if it refers to any. */
export const partOf = (input: string, field: string): RecordPart | undefined => offerOf(input, field)?.part;

/** The recorded items that a field may refer to; undefined if the id has to be typed. */
export const choicesFor = (request: ChoiceRequest): readonly Choice[] | undefined =>
  offerOf(request.input, request.field)?.choices(request);
