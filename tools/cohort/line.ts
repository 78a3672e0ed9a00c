import type { Command as SentCommand, Line as SentLine } from '#demonstration';
import type { Day } from '#kernel/decider';
import type { Inputs, Irregular } from './inputs.js';
import type { Random } from './prng.js';
import type { Staff } from './people/staff.js';

type StepInput<M extends keyof Inputs> = Inputs[M] & { commandId?: string; irregular?: Irregular };

/** One mutation with its author and time; it gets an id later, unless another line refers to it. */
export type Step = { [M in keyof Inputs]: { as: Staff; mutation: M; input: StepInput<M>; day: Day } }[keyof Inputs];

/** A command as the demonstration sends it, by a mutation that there is. */
export interface Command extends SentCommand {
  readonly mutation: keyof Inputs;
}

/** One line of the file. */
export type Line = Command | Exclude<SentLine, SentCommand>;

export type PersonStep = { readonly day: Day; readonly command: Command };

/** @param day the day of sending: the day of the event, or the end of its period */
export const step = <M extends keyof Inputs>(
  as: Staff,
  mutation: M,
  input: StepInput<M>,
  day: Day = lastDayIn(input as object),
) => ({ as, mutation, input, day }) as Step;

const lastDayIn = (input: { on?: Day; to?: Day }): Day => String(input.on ?? input.to);

/** The steps as commands on one stream, each with an id of its own. */
export const commands = (random: Random, stream: { survivorId?: string }, steps: readonly Step[]): PersonStep[] =>
  steps.map(({ as, mutation, input, day }) => ({
    day,
    command: { as, mutation, input: { ...stream, commandId: random.uuid(), ...input } },
  }));

/** Sorted by day. The stable sort keeps the order within a day, and so within each stream. */
export const byDay = (steps: readonly PersonStep[]): Command[] =>
  steps
    .toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
    .map(({ command }) => command);

export const serialise = (lines: readonly Line[]): string => lines.map((line) => JSON.stringify(line) + '\n').join('');
