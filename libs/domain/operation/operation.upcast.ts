import type { Upcast } from '#kernel/decider';
import type { FormerOperationEvents, OperationEvents } from './operation.events.js';

export const operationUpcast: Upcast<FormerOperationEvents, OperationEvents> = {
  PreventionActivityHeld: (payload) => ({ type: 'PreventionActivityConducted', data: { ...payload, to: payload.on } }),
};
