import { one, step } from '#step';
import {
  CancelRepatriation,
  CompleteRepatriation,
  RecordFamilyTracing,
  RequestRepatriation,
} from './repatriation.commands.js';
import { repatriation } from './repatriation.decider.js';
import { repatriationFacts } from './repatriation.facts.js';
import { repatriationProjection } from './repatriation.projection.js';
import { RepatriationView } from './repatriation.view.js';

export const repatriationStep = step({
  decider: repatriation,
  commands: {
    RequestRepatriation: {
      input: RequestRepatriation,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record that she asked, or the authorities were asked for her, to come home from abroad.',
    },
    RecordFamilyTracing: {
      input: RecordFamilyTracing,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record whether her family was found, and whether it is safe.',
    },
    CompleteRepatriation: {
      input: CompleteRepatriation,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record that she has come home: where she crossed the border, with whom, and who received her.',
    },
    CancelRepatriation: {
      input: CancelRepatriation,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record that a repatriation that was requested will not take place.',
    },
  },
  classes: {
    RepatriationRequested: { from: 'open', on: 'open' },
    FamilyTraced: { on: 'open', outcome: 'open' },
    SurvivorRepatriated: {
      from: 'open',
      crossing: 'open',
      authorities: 'open',
      escort: 'open',
      receptionPlace: 'location',
      on: 'open',
      bidId: 'open',
    },
    RepatriationCancelled: { on: 'open' },
  },
  projections: [repatriationProjection, repatriationFacts],
  shows: { repatriation: one(RepatriationView, 'Her last way home from abroad, and the search for her family.') },
});
