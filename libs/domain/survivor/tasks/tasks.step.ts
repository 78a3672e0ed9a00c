import { fieldsOf, oneRow, type Step } from '#nest';
import { CaseloadResolver } from './caseload/caseload.resolver.js';
import { lastContactProjection } from './caseload/last-contact.projection.js';
import { LastContactView } from './caseload/last-contact.view.js';
import { LiveCaseloadResolver } from './caseload/live-caseload.resolver.js';
import { taskFacts } from './tasks.facts.js';
import { tasksLabels } from './tasks.labels.js';
import { caseProjection } from './tasks.projection.js';
import { PersonNames } from '../steps/referral/person-names.js';
import { TasksResolver } from './tasks.resolver.js';

/** Not a step of its own: it shows the tasks that the others leave open. */
export const tasksStep: Step = {
  providers: [
    PersonNames,
    TasksResolver,
    CaseloadResolver,
    LiveCaseloadResolver,
    fieldsOf({ lastContact: oneRow(LastContactView, 'The last time that somebody met or called the survivor.') }),
  ],
  labels: tasksLabels,
  projections: [caseProjection, lastContactProjection, taskFacts],
  classes: {},
  upcast: {},
  amends: {},
  inputs: {},
};
