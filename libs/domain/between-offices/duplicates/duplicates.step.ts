import type { ClassesOf } from '#kernel/decider';
import type { Step } from '#nest';
import type { DuplicateEvents } from './duplicates.events.js';
import { duplicateForms } from './duplicates.forms.js';
import { duplicateLabels } from './duplicates.labels.js';
import { suspicionProjection } from './duplicates.projection.js';
import { DuplicatesResolver } from './duplicates.resolver.js';
import { Suspicions } from './suspicions.js';

const classes = {
  DuplicateSuspected: { survivorIds: 'open', offices: 'open', reasons: 'open' },
  DuplicateOfficesChanged: { offices: 'open' },
  DuplicateJudged: { office: 'open', isSame: 'open' },
  DuplicateAgreed: { survivorIds: 'open', offices: 'open' },
  DuplicateDismissed: {},
} satisfies ClassesOf<DuplicateEvents>;

/** Not a step of the journey: two records that may be of one person, and what both offices say. */
export const duplicateStep: Step = {
  providers: [Suspicions, DuplicatesResolver],
  labels: duplicateLabels,
  forms: duplicateForms,
  projections: [suspicionProjection],
  classes,
  upcast: {},
  amends: {},
  inputs: {},
};
