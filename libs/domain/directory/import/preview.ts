import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Refusal, dayAt, fold, type DecisionContext, type EventOf } from '#kernel/decider';
import { commandNameOf } from '#nest';
import * as classes from '../directory.commands.js';
import { directory, type DirectoryCommands } from '../directory.decider.js';
import type { DirectoryEvents } from '../directory.events.js';
import { entryIn } from '../directory.rules.js';
import type { Registers } from '../directory.state.js';
import { wrongCell, type Reason } from './reasons.js';
import type { RegisterCommand, RegisterRow, RegisterTable } from './table.js';

/** What a row would do. */
export const ROW_CHANGES = ['New', 'Changed', 'Unchanged', 'Refused'] as const;
export type RowChange = (typeof ROW_CHANGES)[number];

export interface PreviewedRow extends Pick<RegisterRow, 'line' | 'register' | 'name'> {
  readonly change: RowChange;
  /** Why it is refused. */
  readonly reason: Reason | null;
  /** What is to be recorded for it: nothing for an unchanged or a refused row. */
  readonly commands: readonly PlacedCommand[];
}

interface PlacedCommand extends RegisterCommand {
  /** In which order all are recorded: what begins first, what ends last. */
  readonly place: number;
}

type Context = Pick<DecisionContext<object>, 'by' | 'now' | 'settings'>;

interface TrialResult {
  readonly state: Registers;
  readonly recorded: boolean;
}

/** The input of each command, by its name. */
const INPUTS: Readonly<Record<string, unknown>> = { ...classes };

/** Checks a command as the API does, and decides it as its aggregate does. @throws Refusal, BadCell */
const attempt = (state: Registers, { mutation, input }: RegisterCommand, context: Context): TrialResult => {
  const name = commandNameOf(mutation) as keyof DirectoryCommands;
  const command = plainToInstance(INPUTS[name] as new () => object, input);
  const [wrong] = validateSync(command, { whitelist: true });
  if (wrong)
    throw new BadCell(
      wrong.property,
      `${Object.values(wrong.constraints ?? {})[0] ?? `${wrong.property} is not valid`}.`,
    );
  const commandId = String(input.organisationId ?? mutation);
  const decide = directory.decide[name] as (...asked: readonly unknown[]) => readonly EventOf<DirectoryEvents>[];
  const events = decide(state, { ...command }, { ...context, steps: {}, commandId });
  const recording = { id: commandId, by: context.by, at: context.now, command: name, commandId };
  const recorded = events.map((event) => ({ ...event, ...recording }));
  return { state: fold({ ...directory, initial: state }, recorded), recorded: events.length > 0 };
};

/** A value that the API would not take. */
class BadCell extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

/** The entry that a row is about, if the registers have it. */
const entryOf = ({ offices, workers, organisations }: Registers, { input }: RegisterCommand) => {
  if (input.organisationId !== undefined) return entryIn(organisations, String(input.organisationId));
  if (input.worker !== undefined) return entryIn(workers, String(input.worker));
  return entryIn(offices, String(input.office));
};

/**
 * What is to be recorded for the beginning of a row: nothing if that period is over, and a revision for an organisation
 * that is there. An empty cell says nothing, so it takes nothing away.
 */
const beginningOf = (before: Registers, command: RegisterCommand, now: string): readonly RegisterCommand[] => {
  const { on, kind: _, ...details } = command.input;
  const present = entryOf(before, command)?.present ?? [];
  if (present.some(({ from, until }) => from === on && until !== undefined)) return [];
  if (command.mutation !== 'registerOrganisation' || present.length === 0 || present.at(-1)?.until !== undefined)
    return [command];
  const given = Object.entries(details).filter(([, value]) => !Array.isArray(value) || value.length > 0);
  return [{ mutation: 'reviseOrganisation', input: { ...Object.fromEntries(given), on: dayAt(now) } }];
};

interface Attempt {
  readonly row: RegisterRow;
  readonly done: PlacedCommand[];
  reason: Reason | null;
}

/**
 * What a file would do to the registers, row by row, each after the rows before it. Nothing is recorded; the same rules
 * decide it again when it is.
 */
export const previewOf = (
  before: Registers,
  { rows, wrong }: RegisterTable,
  context: Context,
): readonly PreviewedRow[] => {
  const previewed = attemptAll(before, rows, context).map((one): PreviewedRow => {
    const { line, register, name, begins } = one.row;
    const change = one.done.length === 0 ? 'Unchanged' : entryOf(before, begins) ? 'Changed' : 'New';
    const refused = one.reason !== null;
    return {
      line,
      register,
      name,
      change: refused ? 'Refused' : change,
      reason: one.reason,
      commands: refused ? [] : one.done,
    };
  });
  const unread = wrong.map((row): PreviewedRow => ({ ...row, change: 'Refused', commands: [] }));
  return [...previewed, ...unread].toSorted((one, other) => one.line - other.line);
};

/** A row that is refused at its end records nothing, so nothing may rest on its beginning: the others are tried again without it. */
const attemptAll = (before: Registers, rows: readonly RegisterRow[], context: Context): readonly Attempt[] => {
  const refused = new Map<RegisterRow, Reason>();
  for (;;) {
    const tried = attemptOnce(before, rows, refused, context);
    const halfDone = tried.filter(({ row, done, reason }) => reason !== null && done.length > 0 && !refused.has(row));
    if (halfDone.length === 0) return tried;
    for (const { row, reason } of halfDone) refused.set(row, reason!);
  }
};

const attemptOnce = (
  before: Registers,
  rows: readonly RegisterRow[],
  refused: ReadonlyMap<RegisterRow, Reason>,
  context: Context,
): readonly Attempt[] => {
  let [state, place] = [before, 0];
  const tried = rows.map((row): Attempt => ({ row, done: [], reason: refused.get(row) ?? null }));
  const follow = (one: Attempt, commands: readonly RegisterCommand[]): void => {
    try {
      for (const command of one.reason === null ? commands : []) {
        const { state: after, recorded } = attempt(state, command, context);
        state = after;
        if (recorded) one.done.push({ ...command, place: place++ });
      }
    } catch (error) {
      one.reason = reasonOf(one.row.register, error);
    }
  };
  for (const one of tried) follow(one, beginningOf(before, one.row.begins, context.now));
  for (const one of tried.toReversed()) follow(one, one.row.ends ? [one.row.ends] : []);
  return tried;
};

const reasonOf = (register: string, error: unknown): Reason => {
  if (error instanceof Refusal) return { code: error.code, en: error.message };
  if (error instanceof BadCell) return wrongCell(register, error.field, error.message);
  throw error;
};
