import { oneRow, step } from '#kernel/nest';
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
      says: 'Admit the survivor to aftercare. The history shows whether they are new or returning.',
    },
    ChangeHousing: {
      input: ChangeHousing,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record where the survivor lives from now on, and with which carer.',
    },
    SuspendAftercare: {
      input: SuspendAftercare,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record that aftercare is suspended for a while, without closing the case.',
    },
    ResumeAftercare: {
      input: ResumeAftercare,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record that aftercare is resumed.',
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
  shows: { aftercare: oneRow(AftercareView, "The survivor's last entry into aftercare, and where they live.") },
});
