import { fieldsOf, many, type Step } from '#step';
import { accessClasses } from './access.classes.js';
import { breakGlassProjection } from './break-glass.projection.js';
import { BreakGlassResolver } from './break-glass.resolver.js';
import { BreakGlassView } from './break-glass.view.js';
import { readingFacts } from './reading.facts.js';
import { refusalFacts } from './refusal.facts.js';
import { WhoLookedResolver } from './who-looked.resolver.js';

/** No step of her journey: who looked at it, who was refused, and who opened it in an emergency. */
export const accessStep: Step = {
  providers: [
    WhoLookedResolver,
    BreakGlassResolver,
    fieldsOf({ brokenGlass: many(BreakGlassView, 'Who opened her record in an emergency, and what came of it.') }),
  ],
  projections: [readingFacts, refusalFacts, breakGlassProjection],
  classes: accessClasses as unknown as Step['classes'],
  upcast: {},
  amends: {},
  inputs: {},
};
