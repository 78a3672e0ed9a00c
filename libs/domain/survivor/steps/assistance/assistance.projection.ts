import { rows } from '#kernel/projections';
import type { AssistanceEvents } from './assistance.events.js';
import { ServiceView } from './assistance.view.js';

const NOTHING_YET = {
  provider: null,
  mode: null,
  plannedFrom: null,
  deliveries: 0,
  from: null,
  to: null,
  declinedOn: null,
  endedOn: null,
  endReason: null,
  costs: [],
  sealed: [],
} as const;

export const assistanceProjection = rows<AssistanceEvents, ServiceView>({
  view: ServiceView,
  key: ({ serviceId }, { subject }) => ({ survivorId: subject, serviceId }),
  on: {
    ServicePlanned: ({ type, provider, from }, row) => ({ ...NOTHING_YET, ...row, type, provider, plannedFrom: from }),
    ServiceDelivered: ({ type, provider, mode, from, to, cost }, row, { sealed }) => ({
      ...NOTHING_YET,
      ...row,
      type,
      provider,
      mode,
      deliveries: (row.deliveries ?? 0) + 1,
      from: row.from && row.from < from ? row.from : from,
      to: row.to && row.to > to ? row.to : to,
      declinedOn: null,
      costs: [...(row.costs ?? []), ...(cost ? [{ on: to, ...cost }] : [])],
      sealed,
    }),
    ServiceDeclined: ({ type, on }, row) => ({ ...NOTHING_YET, ...row, type, declinedOn: on }),
    ServiceEnded: ({ on, reason }) => ({ endedOn: on, endReason: reason }),
  },
});
