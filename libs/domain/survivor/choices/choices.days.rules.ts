import { requireAfterSetting } from '../steps/agenda/agenda.rules.js';
import { requireBegun, requireNotOver } from '../steps/agenda/appointments.rules.js';
import { requireAfterAssignment } from '../steps/assignment/assignment.rules.js';
import { openServices, requireAfterDelivery } from '../steps/assistance/assistance.rules.js';
import { requireAfterOpening } from '../steps/justice/justice.rules.js';
import { requireAfterReferral } from '../steps/referral/referral.rules.js';
import { requireAfterReview } from '../steps/review/recommendations.decider.js';
import type { SurvivorState } from '../survivor.js';
import type { ChoiceContext, Choices, FreeChoice } from './choice.rules.js';

/** The open ones of a table of the record: a form offers no other. */
const openOf = <One>(
  tableIn: (state: SurvivorState) => Readonly<Record<string, One>>,
  isOpen: (one: One) => boolean,
  requires: (one: One, context: ChoiceContext) => void,
): FreeChoice => ({
  codes: (state) =>
    Object.entries(tableIn(state))
      .filter(([, one]) => isOpen(one))
      .map(([id]) => id),
  requires: (state, id, context) => {
    const one = tableIn(state)[id];
    if (one) requires(one, context);
  },
});

type Agenda = SurvivorState['agenda'];

const appointment = (requires: (one: Agenda['appointments'][string], context: ChoiceContext) => void): FreeChoice =>
  openOf(
    ({ agenda }) => agenda.appointments,
    ({ status }) => status === 'Planned',
    requires,
  );

/** What came of it is recorded afterwards. */
const begun = appointment((one, { now }) => requireBegun(one, now));
const notOver = appointment((one, { on }) => requireNotOver(one, on));

const task = openOf(
  ({ agenda }) => agenda.tasks,
  ({ status }) => status === 'Open',
  (one, { on }) => requireAfterSetting(one, on),
);

const assignmentId = openOf(
  ({ assignment }) => assignment,
  ({ endedOn }) => endedOn === undefined,
  (one, { on }) => requireAfterAssignment(one, on),
);

/** Entries that the day of the new entry must follow, or not follow. */
export const DAY_CHOICES = {
  CompleteAppointment: { appointmentId: begun },
  RecordMissedAppointment: { appointmentId: begun },
  MoveAppointment: { appointmentId: notOver },
  CancelAppointment: { appointmentId: notOver },
  CompleteTask: { taskId: task },
  DropTask: { taskId: task },
  EndAssignment: { assignmentId },
  HandOverCase: { assignmentId },
  EndService: {
    serviceId: {
      codes: ({ assistance }) => openServices(assistance),
      requires: ({ assistance }, id, { on }) => {
        const one = assistance.services.find(({ serviceId }) => serviceId === id);
        if (one) requireAfterDelivery(one, on);
      },
    },
  },
  AnswerReferral: {
    referralId: openOf(
      ({ referral }) => referral?.made ?? {},
      ({ answer }) => answer === undefined,
      (one, { on }) => requireAfterReferral(one, on),
    ),
  },
  CompleteRecommendation: {
    recommendationId: openOf(
      ({ review }) => review.recommendations,
      ({ done }) => done === undefined,
      (one, { on }) => requireAfterReview(one, on),
    ),
  },
  GrantProtectiveMeasure: {
    prosecutionId: openOf(
      ({ justice }) => justice.prosecutions,
      () => true,
      (one, { on }) => requireAfterOpening(one, on),
    ),
  },
} satisfies Choices;
