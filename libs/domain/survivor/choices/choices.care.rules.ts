import { SERVICE_TYPES } from '../../directory/services.codes.js';
import { openServices, requireNotDeclined, requireSameType } from '../steps/assistance/assistance.rules.js';
import { requireNoEnd } from '../steps/family/family.rules.js';
import { openGoals, requireGoal } from '../steps/plan/plan.rules.js';
import { IN_ORDER, type Choices } from './choice.rules.js';

/** Services, goals and births. */
export const CARE_CHOICES = {
  DeliverService: {
    serviceId: {
      codes: ({ assistance }) => openServices(assistance),
      dependsOn: 'type',
      answers: SERVICE_TYPES,
      requires: ({ assistance }, id, _, type) => {
        const service = assistance.services.find(({ serviceId }) => serviceId === id);
        if (service && type) requireSameType(service, type);
      },
    },
    goalId: {
      codes: ({ plan }) => openGoals(plan),
      dependsOn: 'emergency',
      answers: [undefined, false],
      requires: ({ plan }, goalId, { on }, emergency = false) =>
        requireGoal(plan, { goalId, emergency, on, irregular: IN_ORDER }),
    },
  },
  DeclineService: {
    serviceId: {
      codes: ({ assistance }) => openServices(assistance),
      dependsOn: 'type',
      answers: SERVICE_TYPES,
      requires: ({ assistance }, id, { on }, type) => {
        const service = assistance.services.find(({ serviceId }) => serviceId === id);
        if (service && type) requireSameType(service, type);
        if (service) requireNotDeclined(service, on);
      },
    },
  },
  RecordBirth: {
    pregnancyId: {
      codes: ({ family }) => Object.keys(family.pregnancies),
      reveals: ['health'],
      requires: ({ family }, id) => requireNoEnd(family.pregnancies[id]!),
    },
  },
} satisfies Choices;
