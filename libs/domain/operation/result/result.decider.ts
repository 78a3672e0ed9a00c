import { isSamePayload, refuse, requireAfter, requirePast, type Decider } from '#kernel/decider';
import type { OperationState } from '../operation.decider.js';
import type { ResultEvents } from './result.events.js';
import type { Result } from './result.state.js';

export type ResultCommands = { RecordOperationResult: ResultEvents['OperationResultRecorded'] };

type Others = { operation: OperationState };

const requireOperation = (operation: OperationState) => {
  if (operation?.type === 'OperationConducted') return operation.data;
  return refuse(
    'NOT_FOUND',
    'No operation has this id: record the operation first. What a prevention activity led to belongs in its own entry.',
  );
};

/** Each number counts some of the people of the one before. */
const requirePlausible = ({ met, screened, referred }: ResultCommands['RecordOperationResult']): void => {
  if (screened > met)
    refuse(
      'COUNTS_CONTRADICT',
      `More people screened (${screened}) than met (${met}): correct one of the two numbers.`,
    );
  if (referred > screened)
    refuse(
      'COUNTS_CONTRADICT',
      `More people referred (${referred}) than screened (${screened}): correct one of the two numbers.`,
    );
};

/** What an operation led to. */
export const operationResult: Decider<Result, ResultEvents, ResultCommands, Others> = {
  initial: null,

  requires: {
    RecordOperationResult: (recorded, { steps: { operation } }) => {
      requireOperation(operation);
      if (recorded)
        refuse('RESULT_RECORDED', 'The result of this operation is recorded already: correct that entry instead.');
    },
  },

  decide: {
    RecordOperationResult: (recorded, command, { steps: { operation }, now }) => {
      const { on } = requireOperation(operation);
      if (recorded && isSamePayload(recorded, command)) return [];
      requirePast(command.on, now);
      requireAfter(command.on, { 'the operation': on });
      requirePlausible(command);
      return [{ type: 'OperationResultRecorded', data: command }];
    },
  },

  evolve: { OperationResultRecorded: (_, data) => data },
};
