import { send } from '../../forms/send.js';
import type { ToRecord } from './to-record.js';

/** Records one after the other, and stops at the first that is refused. @returns why it stopped, if it did */
export const recordAll = async (
  commands: readonly ToRecord[],
  onRecorded: (count: number) => void,
): Promise<{ readonly line: number; readonly message: string } | undefined> => {
  for (const [index, { mutation, input, line }] of commands.entries()) {
    const outcome = await send(mutation, `${mutation[0]!.toUpperCase()}${mutation.slice(1)}`, input);
    if ('refusal' in outcome) return { line, message: outcome.refusal.message };
    onRecorded(index + 1);
  }
  return undefined;
};
