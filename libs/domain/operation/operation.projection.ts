import { rows } from '#kernel/projections';
import type { OperationEvents } from './operation.events.js';
import { OperationView, PreventionView } from './operation.view.js';

export const operationProjection = rows<Pick<OperationEvents, 'OperationConducted'>, OperationView>({
  view: OperationView,
  key: (_, { subject }) => ({ operationId: subject }),
  on: {
    OperationConducted: ({ on, kind, office, province, district = null, withAuthorities }) => ({
      on,
      kind,
      office,
      province,
      district,
      withAuthorities,
    }),
  },
});

export const preventionProjection = rows<Pick<OperationEvents, 'PreventionActivityConducted'>, PreventionView>({
  view: PreventionView,
  key: (_, { subject }) => ({ operationId: subject }),
  on: {
    PreventionActivityConducted: ({
      on,
      to,
      kind,
      districts,
      audience,
      attendees,
      materials,
      reach,
      topics = [],
      programme = null,
      agencies = [],
      fromSurvivorCase = null,
    }) => ({
      on,
      to,
      kind,
      districts,
      audience,
      attendees,
      materials,
      reach,
      topics,
      programme,
      agencies,
      fromSurvivorCase,
    }),
  },
});
