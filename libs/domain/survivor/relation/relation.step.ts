import type { Step } from '#nest';
import { relationProjection } from './relation.projection.js';

/** Not a step of its own: it reads what the others record. */
export const relationStep: Step = {
  providers: [],
  projections: [relationProjection],
  classes: {},
  upcast: {},
  amends: {},
  inputs: {},
};
