import { one, step } from '#step';
import { ChangeHousing, EnterAftercare, ResumeAftercare, SuspendAftercare } from './aftercare.commands.js';
import { aftercare } from './aftercare.decider.js';
import { entryFacts } from './aftercare.facts.js';
import { aftercareProjection } from './aftercare.projection.js';
import { AftercareView } from './aftercare.view.js';

export const aftercareStep = step({
  decider: aftercare,
  commands: {
    EnterAftercare: {
      input: EnterAftercare,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Take her into aftercare. Whether she is new or returning follows from her history.',
    },
    ChangeHousing: {
      input: ChangeHousing,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record where she lives from now on, and with whom.',
    },
    SuspendAftercare: {
      input: SuspendAftercare,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record that aftercare rests for a while, without closing her case.',
    },
    ResumeAftercare: {
      input: ResumeAftercare,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record that aftercare goes on.',
    },
  },
  classes: {
    AftercareEntered: {
      on: 'open',
      basis: 'open',
      intake: 'open',
      office: 'open',
      programme: 'open',
      housing: 'open',
      address: 'location',
      ageOnDay: 'open',
      minor: 'open',
      safetyPlan: 'testimony',
      bidId: 'open',
    },
    HousingChanged: {
      on: 'open',
      arrangement: 'open',
      carer: 'location',
      address: 'location',
      safetyPlan: 'testimony',
      bidId: 'open',
    },
    AftercareSuspended: { on: 'open' },
    AftercareResumed: { on: 'open' },
  },
  projections: [aftercareProjection, entryFacts],
  shows: { aftercare: one(AftercareView, 'Her last entry into aftercare, and where she lives.') },
});
