import { fieldsOf, mergeLabels, oneRow, type Step } from '#nest';
import { AvailableActionsResolver } from './available-actions.resolver.js';
import { EntriesResolver } from './entries.resolver.js';
import { HistoryResolver } from './history.resolver.js';
import { JourneyResolver } from './journey.resolver.js';
import { recordFacts } from './overview.facts.js';
import { queriesLabels } from './overview.labels.js';
import { overviewProjection } from './overview.projection.js';
import { OverviewResolver } from './overview.resolver.js';
import { OverviewView } from './overview.view.js';
import { ValueOriginsResolver } from './origins/value-origins.resolver.js';
import { TimelineResolver } from '../timeline/timeline.resolver.js';
import { timelineLabels } from '../timeline/timeline.labels.js';

/** Not a step of its own: it reads what the others record. */
export const overviewStep: Step = {
  providers: [
    OverviewResolver,
    HistoryResolver,
    EntriesResolver,
    TimelineResolver,
    ValueOriginsResolver,
    JourneyResolver,
    AvailableActionsResolver,
    fieldsOf({ overview: oneRow(OverviewView, 'The last event, and whether the case is open.') }),
  ],
  labels: mergeLabels([queriesLabels, timelineLabels]),
  projections: [overviewProjection, recordFacts],
  classes: {},
  upcast: {},
  amends: {},
  inputs: {},
};
