import type { Step } from '#step';
import { caseProjection } from './tasks.projection.js';
import { TasksResolver } from './tasks.resolver.js';

/** No step of its own: it shows what the others leave to be done. */
export const tasksStep: Step = {
  providers: [TasksResolver],
  projections: [caseProjection],
  classes: {},
  upcast: {},
  amends: {},
  inputs: {},
};
