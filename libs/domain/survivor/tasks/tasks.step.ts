import type { Step } from '#nest';
import { CaseloadResolver } from './caseload/caseload.resolver.js';
import { LiveCaseloadResolver } from './caseload/live-caseload.resolver.js';
import { taskFacts } from './tasks.facts.js';
import { tasksLabels } from './tasks.labels.js';
import { caseProjection } from './tasks.projection.js';
import { PersonNames } from '../steps/referral/person-names.js';
import { TasksResolver } from './tasks.resolver.js';

/** Not a step of its own: it shows the tasks that the others leave open. */
export const tasksStep: Step = {
  providers: [PersonNames, TasksResolver, CaseloadResolver, LiveCaseloadResolver],
  labels: tasksLabels,
  projections: [caseProjection, taskFacts],
  classes: {},
  upcast: {},
  amends: {},
  inputs: {},
};
