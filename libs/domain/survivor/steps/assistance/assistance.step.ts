import { manyRows, step } from '#nest';
import { DeclineService, DeliverService, EndService, PlanService } from './assistance.commands.js';
import { assistance } from './assistance.decider.js';
import { serviceFacts } from './assistance.facts.js';
import { assistanceForms } from './assistance.forms.js';
import { assistanceLabels } from './assistance.labels.js';
import { assistanceProjection } from './assistance.projection.js';
import { ServiceView } from './assistance.view.js';

export const assistanceStep = step({
  decider: assistance,
  labels: assistanceLabels,
  forms: assistanceForms,
  commands: {
    PlanService: {
      input: PlanService,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER'],
      label: { en: 'Plan a service', km: 'គ្រោងសេវា' },
      description: { en: 'Plan a service for the survivor.', km: 'គ្រោងសេវាមួយសម្រាប់សាមីខ្លួន។' },
      menu: 'services',
    },
    DeliverService: {
      input: DeliverService,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER'],
      label: { en: 'Record a service', km: 'កត់ត្រាសេវា' },
      description: {
        en: 'Record a service that the survivor received, on a day or over a period.',
        km: 'កត់ត្រាសេវាដែលសាមីខ្លួនបានទទួល នៅថ្ងៃមួយ ឬក្នុងរយៈពេលមួយ។',
      },
      menu: 'services',
    },
    DeclineService: {
      input: DeclineService,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER'],
      label: { en: 'Decline a service', km: 'បដិសេធសេវា' },
      description: {
        en: 'Record that the survivor does not want a service. Any other service, and this one later, stays available.',
        km: 'កត់ត្រាថាសាមីខ្លួនមិនចង់បានសេវាមួយ។ សេវាផ្សេង និងសេវានេះនៅពេលក្រោយ នៅតែអាចទទួលបាន។',
      },
      menu: 'services',
    },
    EndService: {
      input: EndService,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER'],
      label: { en: 'End a service', km: 'បញ្ចប់សេវា' },
      description: { en: 'Record that a service has ended, and why.', km: 'កត់ត្រាថាសេវាមួយបានបញ្ចប់ និងមូលហេតុ។' },
      menu: 'services',
    },
  },
  classes: {
    ServicePlanned: { serviceId: 'open', type: 'open', provider: 'open', from: 'open', goalId: 'open' },
    ServiceDelivered: {
      serviceId: 'open',
      type: 'open',
      provider: 'open',
      mode: 'open',
      from: 'open',
      to: 'open',
      quantity: 'open',
      unit: 'open',
      cost: { amount: 'open', currency: 'open' },
      goalId: 'open',
      emergency: 'open',
      /**
       * The note of a medical or psychological service is health, that of any other testimony; a field has one class:
       * the stricter.
       */
      note: 'health',
    },
    ServiceDeclined: { serviceId: 'open', type: 'open', on: 'open' },
    ServiceEnded: { serviceId: 'open', on: 'open', reason: 'open' },
  },
  lane: 'services',
  projections: [assistanceProjection, serviceFacts],
  shows: { services: manyRows(ServiceView, 'What the survivor was offered, received and declined.') },
});
