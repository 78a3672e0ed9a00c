import { v5 } from 'uuid';
import { isCommand, type Command, type Line } from './line.js';
import { fillPlaceholders } from './placeholders.js';
import { registerLines } from './register-lines.js';

/** The recorded events, or the code of a refusal. */
export type CommandOutcome =
  { readonly eventIds: readonly string[] } | { readonly code: string; readonly message: string };

export interface RefusedLine {
  readonly line: number;
  readonly mutation: string;
  readonly code: string;
  readonly message: string;
}

export interface LoadedFacts {
  readonly events: number;
  readonly commands: number;
  readonly refusals: readonly RefusedLine[];
}

/** The administrator who registers the people and offices of a data set. */
const REGISTRAR = { id: 'rachana', role: 'ADMINISTRATOR' } as const;

/** The namespace of the ids of these commands: never change it, or an interrupted load would register again. */
const REGISTER_IDS = '9c4e7d1a-35b2-5e60-8f27-d6a1c0b93e48';

type NumberedCommand = { readonly command: Command; readonly line: number };

export interface SendOptions {
  /** The day of sending, which some rules judge by. */
  readonly today: string;
  /** The number of a line to leave out. */
  readonly without?: number | undefined;
  readonly send: (
    as: Command['as'] | typeof REGISTRAR,
    mutation: string,
    input: Command['input'],
  ) => Promise<CommandOutcome>;
  /** Resolves once the policies have handled everything sent, and its consequences. */
  readonly waitForPolicies: () => Promise<void>;
  readonly sideBySide: <T>(items: readonly T[], work: (item: T) => Promise<void>) => Promise<void>;
  /** Called after each command. */
  readonly progress: (done: number) => void;
}

/** Registers the people and offices of a data set, and sends its commands: those of one chain in order, different chains in parallel. */
export const sendLines = async (
  lines: readonly Line[],
  { today, without, send, waitForPolicies: settled, sideBySide, progress }: SendOptions,
): Promise<LoadedFacts> => {
  const refusals: RefusedLine[] = [];
  const first = new Map<string, string | undefined>();
  let [done, events, commands] = [0, 0, 0];
  const sendCommand = async ({ command: { as, mutation, input }, line }: NumberedCommand): Promise<void> => {
    const answer = await send(
      as,
      mutation,
      fillPlaceholders(input, today, (commandId) => first.get(commandId)),
    );
    if ('code' in answer) refusals.push({ line, mutation, code: answer.code, message: answer.message });
    else {
      commands++;
      events += answer.eventIds.length;
      first.set(input.commandId, answer.eventIds[0]);
    }
    progress(++done);
  };
  for (const { mutation, input } of registerLines(lines)) {
    const commandId = v5(JSON.stringify([mutation, input]), REGISTER_IDS);
    await send(
      REGISTRAR,
      mutation,
      fillPlaceholders({ ...input, commandId }, today, () => undefined),
    );
  }
  const chainOf = chainsOf(lines);
  for (const phase of phasesOf(lines, without)) {
    await sideBySide(groupedBy(chainOf, phase), async (chain) => {
      for (const numbered of chain) await sendCommand(numbered);
    });
    if (commands > 0) await settled();
  }
  return { events, commands, refusals };
};

/** The lines between two waits. */
const phasesOf = (lines: readonly Line[], without: number | undefined): NumberedCommand[][] => {
  const phases: NumberedCommand[][] = [[]];
  for (const [index, line] of lines.entries()) {
    if (!isCommand(line)) phases.push([]);
    else if (index + 1 !== without) phases.at(-1)!.push({ command: line, line: index + 1 });
  }
  return phases;
};

/** The stream of a command. */
export const streamOfCommand = ({ input }: Command): string =>
  input.survivorId !== undefined
    ? `survivor-${String(input.survivorId)}`
    : input.prosecutionId !== undefined
      ? `prosecution-${String(input.prosecutionId)}`
      : `operation-${String(input.operationId)}`;

/**
 * Survivors and their court cases are one chain: whether a legal officer may act in a case depends on their assignment
 * to one of its survivors, which ends with a command to another stream.
 */
const chainsOf = (lines: readonly Line[]): ((numbered: NumberedCommand) => string) => {
  const linked = new Map<string, string>();
  const headOf = (stream: string): string => {
    const next = linked.get(stream);
    return next === undefined ? stream : headOf(next);
  };
  for (const { input } of lines.filter(isCommand)) {
    if (input.survivorId === undefined || input.prosecutionId === undefined) continue;
    const [one, other] = [`survivor-${String(input.survivorId)}`, `prosecution-${String(input.prosecutionId)}`].map(
      headOf,
    );
    if (one !== other) linked.set(other!, one!);
  }
  return ({ command }) => headOf(streamOfCommand(command));
};

const groupedBy = (
  chainOf: (numbered: NumberedCommand) => string,
  phase: readonly NumberedCommand[],
): NumberedCommand[][] => {
  const chains = new Map<string, NumberedCommand[]>();
  for (const numbered of phase) {
    const name = chainOf(numbered);
    chains.set(name, [...(chains.get(name) ?? []), numbered]);
  }
  return [...chains.values()];
};
