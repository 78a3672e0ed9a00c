import { manyRows, step } from '#kernel/nest';
import { DeclineService, DeliverService, EndService, PlanService } from './assistance.commands.js';
import { assistance } from './assistance.decider.js';
import { serviceFacts } from './assistance.facts.js';
import { assistanceProjection } from './assistance.projection.js';
import { ServiceView } from './assistance.view.js';

export const assistanceStep = step({
  decider: assistance,
  commands: {
    PlanService: {
      input: PlanService,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER'],
      says: 'Plan a service for the survivor.',
    },
    DeliverService: {
      input: DeliverService,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER'],
      says: 'Record a service that the survivor received, on a day or over a period.',
    },
    DeclineService: {
      input: DeclineService,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER'],
      says: 'Record that the survivor does not want a service. Any other service, and this one later, stays available.',
    },
    EndService: {
      input: EndService,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER'],
      says: 'Record that a service has ended, and why.',
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
  projections: [assistanceProjection, serviceFacts],
  shows: { services: manyRows(ServiceView, 'What the survivor was offered, received and declined.') },
});
