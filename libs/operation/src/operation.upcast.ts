import type { Upcast } from '#decider';
import type { FormerOperationEvents, OperationEvents } from './operation.events.js';

export const operationUpcast: Upcast<FormerOperationEvents, OperationEvents> = {
  PreventionActivityHeld: (said) => ({ type: 'PreventionActivityConducted', data: { ...said, to: said.on } }),
};
