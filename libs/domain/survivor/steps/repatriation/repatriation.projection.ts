import { rows } from '#kernel/projections';
import type { RepatriationEvents } from './repatriation.events.js';
import { RepatriationView } from './repatriation.view.js';
import { ReturnView } from './return.view.js';

const NOTHING_YET = {
  status: null,
  from: null,
  requestedOn: null,
  endedOn: null,
  crossing: null,
  authorities: [],
  escort: null,
  tracing: null,
  tracedOn: null,
  sealed: [],
} as const;

export const repatriationProjection = rows<Omit<RepatriationEvents, 'SurvivorReturned'>, RepatriationView>({
  view: RepatriationView,
  key: (_, { subject }) => ({ survivorId: subject }),
  on: {
    /** The result of tracing stays when another repatriation begins. */
    RepatriationRequested: ({ from, on }, { tracing = null, tracedOn = null }) => ({
      ...NOTHING_YET,
      tracing,
      tracedOn,
      status: 'Requested',
      from,
      requestedOn: on,
    }),
    FamilyTraced: ({ on, outcome }, row) => ({ ...NOTHING_YET, ...row, tracing: outcome, tracedOn: on }),
    SurvivorRepatriated: ({ crossing, authorities, escort = null, on }, _, { sealed }) => ({
      status: 'Completed',
      endedOn: on,
      crossing,
      authorities,
      escort,
      sealed,
    }),
    RepatriationCancelled: ({ on }) => ({ status: 'Cancelled', endedOn: on }),
  },
});

export const returnsProjection = rows<Pick<RepatriationEvents, 'SurvivorReturned'>, ReturnView>({
  view: ReturnView,
  key: ({ returnId }, { subject }) => ({ survivorId: subject, returnId }),
  on: {
    SurvivorReturned: ({ manner, from, transit, crossing = null, irregularCrossing = null, on }) => ({
      manner,
      from,
      transit,
      crossing,
      irregularCrossing,
      on,
    }),
  },
});
