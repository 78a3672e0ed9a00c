import { dayAt } from '#kernel/decider';
import { awaitsReview } from '#kernel/correction';
import { ASSIGNED_AS } from '../../steps/assignment/assignment.codes.js';
import { CLOSURE_REASONS } from '../../steps/closure/closure.codes.js';
import { CASE_ROLES, PROSECUTION_OUTCOMES, PROTECTIVE_MEASURES } from '../../steps/justice/justice.codes.js';
import { openGoals } from '../../steps/plan/plan.rules.js';
import type { CommandGenerators } from '../drawn.js';

/** Commands about the case, in court and in the office. */
export const CASE = {
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

  NoteHearing: (draw, { justice }) => ({
    prosecutionId: draw.known(Object.keys(justice.prosecutions)),
    hearingId: draw.known(Object.keys(justice.hearings)),
    at: `${draw.day()}T02:00:00.000Z`,
    planned: draw.flag(),
  }),
  AmendConclusion: (draw, { justice }) => ({
    prosecutionId: draw.known(Object.keys(justice.prosecutions)),
    ...draw.maybe(() => ({ outcome: draw.one(PROSECUTION_OUTCOMES), on: draw.day() })),
  }),

  RequestClosure: (draw, { plan }) => ({
    reason:
      openGoals(plan).length > 0 && !draw.rarely(4)
        ? 'GoalsReached'
        : draw.rarely(3)
          ? 'Deceased'
          : draw.one(CLOSURE_REASONS),
    on: draw.day(),
    ...(!draw.rarely(4) && { finalAssessment: draw.personal() }),
  }),
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
    ...draw.maybe(() => ({ office: draw.one(['Poipet', 'SiemReapCac']) })),
  }),
  EndAssignment: (draw, { assignment }) => ({ assignmentId: draw.known(Object.keys(assignment)), on: draw.day() }),

  FollowReassignment: (draw) => ({
    from: draw.one(['sokha', 'bopha']),
    to: draw.one(['bopha', 'kunthea']),
    on: dayAt(draw.now),
    ...draw.maybe(() => ({ office: draw.one(['Poipet', 'SiemReapCac']) })),
  }),

  AddOffice: (draw) => ({ office: draw.one(['Poipet', 'SiemReapCac']) }),

  /** Mostly another day for an existing entry. */
  CorrectEntry: (draw, { record }) => {
    const struckOut = draw.isWild ? record.filter(({ status }) => status === 'struckOut') : [];
    const entries = struckOut.length > 0 ? struckOut : record;
    const entry = entries[draw.whole(Math.max(0, entries.length - 1))];
    const { id, command } = entry?.recording ?? { id: draw.id(), command: 'CloseCase' };
    return {
      eventId: id,
      reason: draw.personal(),
      replacement: {
        [draw.isWild ? 'closeCase' : command[0]!.toLowerCase() + command.slice(1)]: {
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
  DisputeEntry: (draw, { record }) => ({
    eventId: draw.known(record.map(({ recording }) => recording.id)),
    reason: draw.personal(),
  }),
  ReviewEntry: (draw, { record }) => ({
    eventId: draw.known(
      record.filter((entry) => draw.isWild || awaitsReview(entry)).map(({ recording }) => recording.id),
    ),
    on: draw.day(),
    upheld: draw.flag(),
    ...draw.maybe(() => ({ note: draw.personal() })),
  }),
} satisfies Partial<CommandGenerators>;
