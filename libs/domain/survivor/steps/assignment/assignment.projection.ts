import { rows } from '#kernel/projections';
import type { AssignmentEvents } from './assignment.events.js';
import { AssignmentView } from './assignment.view.js';

export const assignmentProjection = rows<Omit<AssignmentEvents, 'OfficeAdded'>, AssignmentView>({
  view: AssignmentView,
  key: ({ assignmentId }, { subject }) => ({ survivorId: subject, assignmentId }),
  on: {
    CaseWorkerAssigned: ({ worker, as, office, on }) => ({ worker, as, office, since: on, endedOn: null }),
    CaseHandedOver: ({ to, on, office }) => ({ worker: to, since: on, ...(office !== undefined && { office }) }),
    AssignmentEnded: ({ on }) => ({ endedOn: on }),
  },
});
