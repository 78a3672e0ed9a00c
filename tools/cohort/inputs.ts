import type { CommandsOf } from '#kernel/decider';
import type { CorrectionCommands } from '#kernel/correction';
import type { operation } from '../../libs/domain/operation/operation.decider.js';
import type { operationResult } from '../../libs/domain/operation/result/result.decider.js';
import type { prosecution } from '../../libs/domain/prosecution/prosecution.decider.js';
import type { survivor } from '../../libs/domain/survivor/survivor.js';

type WithId<Commands, Id extends string> = { [Name in keyof Commands]: Commands[Name] & Record<Id, string> };
type Court = WithId<CommandsOf<typeof prosecution>, 'prosecutionId'>;
type OperationInputs = WithId<CommandsOf<typeof operation> & CommandsOf<typeof operationResult>, 'operationId'>;
type Correction = Omit<CorrectionCommands, 'CorrectEntry'> & {
  CorrectEntry: Omit<CorrectionCommands['CorrectEntry'], 'replacement'> & { replacement: Partial<Inputs> };
};

/** What people send: a court case is concluded in its own record. */
type Commands = Omit<CommandsOf<typeof survivor>, keyof Court | keyof Correction> &
  Court &
  OperationInputs &
  Correction;

/** The input of each mutation: its command. */
export type Inputs = { [Name in keyof Commands as Uncapitalize<Name>]: Commands[Name] };

/** Any command about a survivor may say which rule was broken, and why. */
export type Irregular = { code: string; explanation: string };

/** One day, or the first and last day of a period. */
export type DayOrPeriod = { on: string } | { from: string; to: string };
