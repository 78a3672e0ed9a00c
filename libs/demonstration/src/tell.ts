import { isCommand, type Command, type Line } from './line.js';
import { filledIn } from './placeholders.js';

/** What was recorded, or with which code a rule refused it. */
export type Answer = { readonly eventIds: readonly string[] } | { readonly code: string; readonly message: string };

export interface Refusal {
  readonly line: number;
  readonly mutation: string;
  readonly code: string;
  readonly message: string;
}

export interface Told {
  readonly events: number;
  readonly commands: number;
  readonly refusals: readonly Refusal[];
}

type Numbered = { readonly command: Command; readonly line: number };

export interface Telling {
  /** The day on which it is told, for what the rules judge at that instant. */
  readonly today: string;
  /** The number of a line to leave out. */
  readonly without?: number | undefined;
  readonly send: (as: Command['as'], mutation: string, input: Command['input']) => Promise<Answer>;
  /** Until the policies have answered all that was sent, and what followed from it. */
  readonly settled: () => Promise<void>;
  readonly sideBySide: <T>(items: readonly T[], work: (item: T) => Promise<void>) => Promise<void>;
  /** Told after each command. */
  readonly progress: (done: number) => void;
}

/** Sends the commands of a data set: those of one stream in their order, different streams side by side. */
export const tell = async (
  lines: readonly Line[],
  { today, without, send, settled, sideBySide, progress }: Telling,
): Promise<Told> => {
  const refusals: Refusal[] = [];
  const first = new Map<string, string | undefined>();
  let [done, events, commands] = [0, 0, 0];
  const sent = async ({ command: { as, mutation, input }, line }: Numbered): Promise<void> => {
    const answer = await send(
      as,
      mutation,
      filledIn(input, today, (commandId) => first.get(commandId)),
    );
    if ('code' in answer) refusals.push({ line, mutation, code: answer.code, message: answer.message });
    else {
      commands++;
      events += answer.eventIds.length;
      first.set(input.commandId, answer.eventIds[0]);
    }
    progress(++done);
  };
  for (const phase of phasesOf(lines, without)) {
    await sideBySide(streamsOf(phase), async (stream) => {
      for (const numbered of stream) await sent(numbered);
    });
    if (commands > 0) await settled();
  }
  return { events, commands, refusals };
};

/** Between two waits. */
const phasesOf = (lines: readonly Line[], without: number | undefined): Numbered[][] => {
  const phases: Numbered[][] = [[]];
  for (const [index, line] of lines.entries()) {
    if (!isCommand(line)) phases.push([]);
    else if (index + 1 !== without) phases.at(-1)!.push({ command: line, line: index + 1 });
  }
  return phases;
};

/** Of the same record. */
export const streamOf = ({ input }: Command): string =>
  input.survivorId !== undefined
    ? `survivor-${String(input.survivorId)}`
    : input.prosecutionId !== undefined
      ? `prosecution-${String(input.prosecutionId)}`
      : `operation-${String(input.operationId)}`;

const streamsOf = (phase: readonly Numbered[]): Numbered[][] => {
  const streams = new Map<string, Numbered[]>();
  for (const numbered of phase) {
    const name = streamOf(numbered.command);
    streams.set(name, [...(streams.get(name) ?? []), numbered]);
  }
  return [...streams.values()];
};
