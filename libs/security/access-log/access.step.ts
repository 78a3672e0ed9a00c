import { fieldsOf, manyRows, type Step } from '#nest';
import { accessClasses } from './access.classes.js';
import { accessLabels } from './access.labels.js';
import { breakGlassForms } from './break-glass/break-glass.forms.js';
import { breakGlassProjection } from './break-glass/break-glass.projection.js';
import { BreakGlassResolver } from './break-glass/break-glass.resolver.js';
import { BreakGlassView } from './break-glass/break-glass.view.js';
import { readingFacts } from './reading.facts.js';
import { ReasonReadingsResolver } from './reasons/reason-readings.resolver.js';
import { recordAlarmProjection } from './record-alarm.view.js';
import { RecordAlarmsResolver } from './record-alarms.resolver.js';
import { refusalFacts } from './refusal.facts.js';
import { LooksByDayResolver } from './by-day/looks-by-day.resolver.js';
import { RefusedAttemptsResolver } from './by-day/attempts.resolver.js';
import { WhoLookedResolver } from './who-looked.resolver.js';

/** Not a step of the journey: who read a record, whose command was refused, and who opened a record in an emergency. */
export const accessStep: Step = {
  providers: [
    WhoLookedResolver,
    LooksByDayResolver,
    RefusedAttemptsResolver,
    RecordAlarmsResolver,
    ReasonReadingsResolver,
    BreakGlassResolver,
    fieldsOf({
      brokenGlass: manyRows(BreakGlassView, 'Who opened the record in an emergency, and the result of the review.'),
    }),
  ],
  labels: accessLabels,
  forms: breakGlassForms,
  menu: { reviewBreakGlass: 'case' },
  projections: [readingFacts, refusalFacts, breakGlassProjection, recordAlarmProjection],
  classes: accessClasses,
  upcast: {},
  amends: {},
  inputs: {},
};
