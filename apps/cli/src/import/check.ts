import type { Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { coerceInputValue, type GraphQLError } from 'graphql';
import {
  byName,
  type DecisionContext,
  type EventMap,
  type EventMetadata,
  type EventOf,
  Refusal,
  type Actor,
  type Settings,
} from '#kernel/decider';
import { journey, survivor, type SurvivorState } from '#domain/survivor';
import { codesOf, toPlainCommand, type AnyCommand } from '#nest';
import { codesMeantIn, invalid } from '#platform';
import { chooseFrom } from '#i18n';
import { inputTypeOf } from '../client/schema.js';
import { withEnumNames } from '../client/with-enum-names.js';
import type { ImportColumn } from './columns.js';
import type { Problem } from './parts.js';
import type { PersonRow, PersonToImport } from './person.js';

/** The codes that a column takes, if it takes codes. */
export const codesIn = ({ type }: ImportColumn): readonly string[] | undefined => codesOf(type.name);

type CellProblem = Pick<Problem, 'column' | 'code' | 'message'>;

/** The inputs of the API, by command name. */
const INPUTS: Readonly<Record<string, Type>> = Object.assign({}, ...journey.map(({ inputs }) => inputs));

interface RowContext {
  readonly by: Actor;
  readonly now: string;
  readonly settings: Settings;
}

/**
 * The errors that the API would report for a row, found without a request: all invalid cells, or else the first broken
 * rule, because later commands build on it.
 */
export const problemsOf = (person: PersonToImport, rowContext: RowContext): Problem[] => {
  const checked = person.rows.map(shapeOf);
  const found = checked.flatMap(({ problems }) => problems);
  const ofRules = found.length > 0 ? [] : againstRules(checked, rowContext);
  return [...found, ...ofRules].map((problem) => ({ line: person.line, reference: person.reference, ...problem }));
};

interface ShapedRow {
  readonly row: PersonRow;
  readonly command: Readonly<Record<string, unknown>>;
  readonly problems: readonly CellProblem[];
}

const shapeOf = (row: PersonRow): ShapedRow => {
  const { part, input } = row;
  const ofTypes: CellProblem[] = [];
  const type = inputTypeOf(part.command);
  coerceInputValue(withEnumNames(input, type), type, (path, _, error) => {
    const column = columnAt(part.name, path, error);
    const codes = codesMeantIn(error.message);
    ofTypes.push(cellProblem(column, codes.length > 0 ? chooseFrom(codes) : error.message));
  });
  const named = new Set(ofTypes.map(({ column }) => column));
  const instance = plainToInstance(INPUTS[part.command]!, input) as AnyCommand;
  const ofValues = invalid(validateSync(instance, { whitelist: true }))
    .fields.map(({ path, problem }) => cellProblem(columnAt(part.name, path.split('.')), `${problem}.`))
    .filter(({ column }) => !named.has(column));
  return { row, command: commandOf(instance), problems: [...ofTypes, ...ofValues] };
};

const cellProblem = (column: string, message: string): CellProblem => ({ column, code: 'VALIDATION', message });

/** GraphQL gives the path of an invalid value, and for a missing value the path of its parent. */
const columnAt = (part: string, path: readonly (string | number)[], error?: GraphQLError): string => {
  const missing = /^Field "(\w+)" of required type/.exec(error?.message ?? '')?.[1];
  const names = path.filter((one) => !/^\d+$/.test(String(one)));
  return [part, ...names, ...(missing ? [missing] : [])].join('.');
};

/** The command as the handler passes it on, without the ids that it takes out. */
const commandOf = (asked: AnyCommand): Record<string, unknown> => {
  const { survivorId: _, commandId: __, ...command } = toPlainCommand(asked);
  return command;
};

const decide = byName<[SurvivorState, object, DecisionContext<unknown>], readonly EventOf<EventMap>[]>(survivor.decide);
const evolve = byName<[SurvivorState, object, EventMetadata], SurvivorState>(survivor.evolve);

/** The rules are pure functions, so they can run here on the events of this row alone. */
const againstRules = (checked: readonly ShapedRow[], rowContext: RowContext): CellProblem[] => {
  const { by, now } = rowContext;
  let state: SurvivorState = survivor.initial;
  for (const { row, command } of checked) {
    const { commandId } = row.input;
    const context = { ...rowContext, commandId, steps: {} };
    try {
      for (const { type, data } of decide[row.part.command]!(state, command, context)) {
        state = evolve[type]!(state, data, {
          id: commandId,
          by,
          at: now,
          command: row.part.command,
          commandId,
        });
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return [{ column: row.part.name, code: error.code, message: error.message }];
    }
  }
  return [];
};
