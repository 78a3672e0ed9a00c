import { byName, type EventMap, type JsonObject, type OpenPart } from '#kernel/decider';
import { recordingIn, rows, type Meta } from '#kernel/projections';
import type { AftercareEvents } from '../steps/aftercare/aftercare.events.js';
import type { AssignmentEvents } from '../steps/assignment/assignment.events.js';
import type { ReferralEvents } from '../steps/referral/referral.events.js';
import { levelInForce } from '../steps/risk/risk.rules.js';
import { survivor } from '../survivor.js';
import { statusAfter } from './case-status.rules.js';
import { owingSince } from './due.rules.js';
import { lastContactAfter } from './caseload/last-contact.js';
import { NO_TASKS, tasksAfter } from './tasks.decider.js';
import { CaseView, type AssignedWorker } from './tasks.view.js';

type TaskEvents = Pick<ReferralEvents, 'ReferralReceived' | 'PersonLinked' | 'PersonUnlinked'> &
  Pick<AftercareEvents, 'AftercareEntered'> &
  Omit<AssignmentEvents, 'OfficeAdded'>;

/** Who is responsible for the case. */
const ON: {
  readonly [Type in keyof TaskEvents]: (
    payload: OpenPart<TaskEvents[Type]>,
    row: Partial<CaseView>,
    meta: Meta,
  ) => Partial<CaseView>;
} = {
  ReferralReceived: ({ on, office }, _, { metadata }) => ({
    referredOn: on,
    office,
    receivedBy: metadata.actor.id,
    assigned: null,
    linked: false,
  }),
  PersonLinked: () => ({ linked: true }),
  PersonUnlinked: () => ({ linked: false }),

  AftercareEntered: ({ office }) => ({ office }),

  CaseWorkerAssigned: ({ assignmentId, worker, as, office }, { assigned }) => ({
    assigned: [...(assigned ?? []), { assignmentId, worker, as }],
    ...(as === 'CaseWorker' && { office }),
  }),
  CaseHandedOver: ({ assignmentId, to, office }, { assigned }) => ({
    assigned: (assigned ?? []).map((one) => (one.assignmentId === assignmentId ? { ...one, worker: to } : one)),
    ...(office !== undefined && isOfCaseWorker(assigned, assignmentId) && { office }),
  }),
  AssignmentEnded: ({ assignmentId }, { assigned }) => ({
    assigned: (assigned ?? []).filter((one) => one.assignmentId !== assignmentId),
  }),
};

const onEvent = byName<[object, Partial<CaseView>, Meta], Partial<CaseView>>(ON);

const isOfCaseWorker = (assigned: readonly AssignedWorker[] | null | undefined, assignmentId: string): boolean =>
  assigned?.some((one) => one.assignmentId === assignmentId && one.as === 'CaseWorker') ?? false;

const workersOf = (assigned: readonly AssignedWorker[] | null | undefined, receivedBy: string | undefined): string[] =>
  assigned ? [...new Set(assigned.map(({ worker }) => worker))] : [receivedBy].filter((one) => one !== undefined);

/** The open tasks come from the same fold that the rules use: see `tasksAfter`. */
export const caseProjection = rows<EventMap, CaseView>({
  view: CaseView,
  of: 'survivor',
  key: (_, { subject }) => ({ survivorId: subject }),
  // the day of a revision decides since when a recruiter is known
  inTurn: ['ExploitationRevised'],
  on: Object.fromEntries(
    Object.keys(survivor.evolve).map((type) => [
      type,
      (payload, before, meta) => {
        const status = statusAfter(before.status, type);
        const row = { ...before, ...onEvent[type]?.(payload, before, meta), status };
        const workers = workersOf(row.assigned, row.receivedBy);
        const tasks = tasksAfter(before.tasks ?? NO_TASKS, type, payload as JsonObject, recordingIn(meta));
        return {
          ...row,
          workers,
          nobodys: row.assigned?.length === 0,
          lastContactOn: lastContactAfter(before.lastContactOn ?? null, type, payload as JsonObject),
          riskLevel: levelInForce(tasks.assessments) ?? null,
          current: !row.linked && row.status !== 'Erased' && (row.status !== 'Closed' || workers.length > 0),
          owing: !row.linked && tasks.open.length > 0,
          owingSince: owingSince(tasks),
          tasks,
        };
      },
    ]),
  ),
});
