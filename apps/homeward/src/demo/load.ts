import { dayAt } from '#decider';
import { Refused, type Client } from '../client/client.js';
import { command, type Receipt } from '../client/commands.js';
import { commitOf } from '../client/position.js';
import { sideBySide } from '../client/side-by-side.js';
import type { Command, Line } from '../cohort/line.js';
import { filledIn } from '../cohort/placeholders.js';
import { untilPoliciesReach } from './wait.js';

export interface Refusal {
  readonly line: number;
  readonly mutation: string;
  readonly code: string;
  readonly message: string;
}

export interface Loaded {
  readonly events: number;
  readonly commands: number;
  /** Where the log stood after the last of them. */
  readonly position: string;
  readonly refusals: readonly Refusal[];
}

type Numbered = { readonly command: Command; readonly line: number };

/** Sends the commands of a data set: those of one stream in their order, different streams side by side. */
export const load = async (
  client: Client,
  lines: readonly Line[],
  { without, progress }: { readonly without?: number | undefined; readonly progress: (done: number) => void },
): Promise<Loaded> => {
  const refusals: Refusal[] = [];
  const receipts: Receipt[] = [];
  const events = new Map<string, string | undefined>();
  const today = dayAt(new Date().toISOString());
  let done = 0;
  const send = async ({ command: { as, mutation, input }, line }: Numbered): Promise<void> => {
    try {
      const asked = filledIn(input, today, (commandId) => events.get(commandId));
      const receipt = await command(client, as, mutation, asked);
      receipts.push(receipt);
      events.set(input.commandId, receipt.eventIds[0]);
    } catch (error) {
      if (!(error instanceof Refused) || error.code === 'UNREACHABLE') throw error;
      refusals.push({ line, mutation, code: error.code, message: error.message });
    }
    progress(++done);
  };
  for (const phase of phasesOf(lines, without)) {
    await sideBySide(streamsOf(phase), async (stream) => {
      for (const numbered of stream) await send(numbered);
    });
    if (receipts.length > 0) await untilPoliciesReach(client, latest(receipts));
  }
  const recorded = receipts.reduce((sum, { eventIds }) => sum + eventIds.length, 0);
  return { events: recorded, commands: receipts.length, position: latest(receipts), refusals };
};

/** Between two waits. */
const phasesOf = (lines: readonly Line[], without: number | undefined): Numbered[][] => {
  const phases: Numbered[][] = [[]];
  for (const [index, line] of lines.entries()) {
    if ('await' in line) phases.push([]);
    else if (index + 1 !== without) phases.at(-1)!.push({ command: line, line: index + 1 });
  }
  return phases;
};

const streamsOf = (phase: readonly Numbered[]): Numbered[][] => {
  const streams = new Map<string, Numbered[]>();
  for (const numbered of phase) {
    const { survivorId, prosecutionId, operationId } = numbered.command.input;
    const name = String(survivorId ?? prosecutionId ?? operationId);
    streams.set(name, [...(streams.get(name) ?? []), numbered]);
  }
  return [...streams.values()];
};

const latest = (receipts: readonly Receipt[]): string =>
  receipts
    .map(({ position }) => position)
    .reduce((one, other) => (commitOf(one) > commitOf(other) ? one : other), '0.0');
