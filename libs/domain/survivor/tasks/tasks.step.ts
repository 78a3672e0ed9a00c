import type { Step } from '#kernel/nest';
import { LiveCaseloadResolver } from './live-caseload.resolver.js';
import { taskFacts } from './tasks.facts.js';
import { tasksLabels } from './tasks.labels.js';
import { caseProjection } from './tasks.projection.js';
import { PersonNames } from '../steps/referral/person-names.js';
import { WorkResolver } from './work/work.resolver.js';
import { TasksResolver } from './tasks.resolver.js';

/** Not a step of its own: it shows the tasks that the others leave open. */
export const tasksStep: Step = {
  providers: [PersonNames, TasksResolver, WorkResolver, LiveCaseloadResolver],
  labels: tasksLabels,
  projections: [caseProjection, taskFacts],
  classes: {},
  upcast: {},
  amends: {},
  inputs: {},
};
