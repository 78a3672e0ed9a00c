import type { Inputs } from './inputs.js';
import type { Random } from './prng.js';
import type { Staff } from './staff.js';

/** Who asks for what: one mutation, before it has an id of its own. */
export type Step = { [M in keyof Inputs]: { as: Staff; mutation: M; input: Inputs[M] } }[keyof Inputs];

/** One line of the file: a command to send, or a wait until the policies have caught up with all before it. */
export type Line = Command | { readonly await: 'policies' };
export type Command = {
  readonly as: Staff;
  readonly mutation: keyof Inputs;
  readonly input: { readonly commandId: string } & Readonly<Record<string, unknown>>;
};

export const step = <M extends keyof Inputs>(as: Staff, mutation: M, input: Inputs[M]) =>
  ({ as, mutation, input }) as Step;

/** The steps as commands on one stream, each with an id of its own. */
export const commands = (random: Random, stream: { survivorId?: string }, steps: readonly Step[]): Command[] =>
  steps.map(({ as, mutation, input }) => ({
    as,
    mutation,
    input: { ...stream, commandId: random.uuid(), ...input },
  }));

/** The day on which a command can be sent: a period is recorded when it is over. */
export const dayOf = ({ input }: Command): string => String(input['on'] ?? input['to']);

/** By day. The sort keeps the order of equal days, so every stream stays in the order in which it was told. */
export const byDay = (told: readonly Command[]): Command[] =>
  told.toSorted((one, other) => (dayOf(one) < dayOf(other) ? -1 : dayOf(one) > dayOf(other) ? 1 : 0));

export const serialised = (lines: readonly Line[]): string => lines.map((line) => JSON.stringify(line) + '\n').join('');
