import { dayAt } from '#kernel/decider';
import { sendLines, type CommandOutcome, type Line, type LoadedFacts } from '#demonstration';
import type { Bearer } from '#platform/plain';
import { CommandRefused, type Client } from '../client/client.js';
import { command } from '../client/commands.js';
import { commitOf } from '../client/position.js';
import { forEachAtOnce } from '../client/for-each-at-once.js';
import { untilPoliciesReach } from './wait.js';

interface LoadedDemo extends LoadedFacts {
  /** The position of the log after the last command. */
  readonly position: string;
}

/** Sends a data set to a running service in the names of its recorders. */
export const load = async (
  client: Client,
  lines: readonly Line[],
  { without, progress }: { readonly without?: number | undefined; readonly progress: (done: number) => void },
): Promise<LoadedDemo> => {
  let position = '0.0';
  const send = async (as: Bearer, mutation: string, input: object): Promise<CommandOutcome> => {
    try {
      const receipt = await command(client, as, mutation, input);
      if (commitOf(receipt.position) > commitOf(position)) position = receipt.position;
      return receipt;
    } catch (error) {
      if (!(error instanceof CommandRefused) || error.code === 'UNREACHABLE') throw error;
      return error;
    }
  };
  const outcome = await sendLines(lines, {
    today: dayAt(new Date().toISOString()),
    without,
    send,
    waitForPolicies: () => untilPoliciesReach(client, position),
    sideBySide: forEachAtOnce,
    progress,
  });
  return { ...outcome, position };
};
