import { aftercareStep } from '../steps/aftercare/aftercare.step.js';
import { prosecutionsHolding } from '../steps/justice/justice.rules.js';
import type { SurvivorState } from '../survivor.js';
import type { Name } from './commands/commands.js';
import { fieldsOfInput } from './input-fields.js';

/** The only commands in a duplicate, and after the approval of an erasure. */
export const onlyNext = ({ referral, privacy: { erasure } }: SurvivorState): readonly Name[] => {
  if (erasure?.status === 'approved') return ['WithdrawErasure', 'WithdrawErasure', 'WithdrawErasure', 'BeginErasure'];
  if (erasure?.status === 'begun') return ['RecordErasure'];
  if (erasure?.status === 'erased') return ['LinkPerson', 'UnlinkPerson', 'NoteDuplicate', 'EndAssignment'];
  return referral?.linkedTo === undefined ? [] : ['UnlinkPerson', 'UnlinkPerson', 'FollowErasure', 'LiftLegalHold'];
};

/** The beginning and the end of an interruption of aftercare: the commands of the step that give nothing but a day. */
export const INTERRUPTIONS = Object.entries(aftercareStep.inputs)
  .filter(([, input]) => fieldsOfInput(input).every(([field]) => field === 'on'))
  .map(([name]) => name as Name);

/** Commands that need two people or two days, and would come too seldom by chance. */
export const awaitedIn = (state: SurvivorState): readonly Name[] => {
  const { aftercare, closure, consent, family, referral, review, privacy, plan, agenda, justice } = state;
  return [
    ...(closure.status === 'open' && aftercare.status === 'inside' ? (['RequestClosure'] as const) : []),
    ...(aftercare.status === 'suspended' ? INTERRUPTIONS : []),
    ...(Object.values(agenda.appointments).some(({ status }) => status === 'Planned')
      ? (['MoveAppointment'] as const)
      : []),
    ...(closure.status === 'closed' ? (['ReopenCase'] as const) : []),
    ...(closure.status === 'requested'
      ? (['CloseCase', ...endsOfAgenda(agenda), ...endsOfCourtCases(justice)] as const)
      : []),
    ...(Object.values(review.recommendations).some(({ done }) => !done) ? (['CompleteRecommendation'] as const) : []),
    ...Object.values(plan.plans).flatMap(({ status }): readonly Name[] => {
      if (status === 'approved') return ['ReviseCasePlan', 'ApproveCasePlan', 'ReachGoal'];
      if (status === 'drafted' || status === 'returned') return ['SubmitCasePlan'];
      return status === 'submitted' ? ['ApproveCasePlan', 'SubmitCasePlan', 'ReturnCasePlan'] : [];
    }),
    ...(consent.overrides.length > 0 ? (['ReviewConsentOverride'] as const) : []),
    ...(Object.values(referral?.made ?? {}).some(({ answer }) => answer) ? (['AnswerReferral'] as const) : []),
    ...(Object.keys(family.pregnancies).length > 0 ? (['EndPregnancy'] as const) : []),
    ...(privacy.erasure ? (['WithdrawErasure', 'ApproveErasure'] as const) : []),
    ...review.determinations.flatMap(({ confirmedOn, spentOn }): readonly Name[] => {
      if (confirmedOn === undefined) return ['ConfirmBestInterest'];
      return spentOn === undefined ? ['HoldMdtReview', 'EnterAftercare', 'ChangeHousing', 'CompleteRepatriation'] : [];
    }),
  ];
};

/** A case closes only when nothing that was agreed by hand is open. */
const endsOfAgenda = ({ appointments, tasks }: SurvivorState['agenda']): readonly Name[] => [
  ...(Object.values(appointments).some(({ status }) => status === 'Planned')
    ? (['CancelAppointment', 'CompleteAppointment'] as const)
    : []),
  ...(Object.values(tasks).some(({ status }) => status === 'Open') ? (['CompleteTask', 'DropTask'] as const) : []),
];

/** Nor while the survivor is in court. */
const endsOfCourtCases = (justice: SurvivorState['justice']): readonly Name[] =>
  prosecutionsHolding(justice).length > 0 ? ['ConcludeProsecution'] : [];
