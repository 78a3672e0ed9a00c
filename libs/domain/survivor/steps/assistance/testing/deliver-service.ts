import { consented, girl } from '../../../testing.js';
import type { AssistanceCommands } from '../assistance.decider.js';

type DeliverService = AssistanceCommands['DeliverService'];

export const bare: DeliverService = {
  serviceId: 'service',
  type: 'Tutoring',
  provider: 'Partner school',
  mode: 'InPerson',
  quantity: 1,
  unit: 'Session',
};
export const undated: DeliverService = { ...bare, emergency: true };
export const planned: DeliverService = { ...bare, on: '2020-02-20' };
export const command: DeliverService = { ...planned, emergency: true };

export const girlWithConsent = [girl(), consented()];
export const delivered = {
  type: 'ServiceDelivered',
  data: { ...undated, serviceId: 'service', from: '2020-02-20', to: '2020-02-20', emergency: true, note: 'Fine.' },
} as const;
export const ended = {
  type: 'ServiceEnded',
  data: { serviceId: 'service', on: '2020-02-25', reason: 'Completed' },
} as const;
