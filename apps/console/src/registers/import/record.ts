import { send } from '../../forms/sending/send.js';
import { untilSent } from '../../forms/unsent/drafts.js';
import type { ToRecord } from './to-record.js';

export interface Stop {
  readonly line: number;
  readonly message: string;
  /** The particulars, in English, if the message is a general sentence. */
  readonly detail: string | undefined;
}

/** Records one after the other, and stops at the first that is refused. @returns why it stopped, if it did */
export const recordAll = (
  commands: readonly ToRecord[],
  onRecorded: (count: number) => void,
): Promise<Stop | undefined> => untilSent(recordInTurn(commands, onRecorded));

const recordInTurn = async (
  commands: readonly ToRecord[],
  onRecorded: (count: number) => void,
): Promise<Stop | undefined> => {
  for (const [index, { mutation, input, line }] of commands.entries()) {
    const outcome = await send(mutation, `${mutation[0]!.toUpperCase()}${mutation.slice(1)}`, input);
    if ('refusal' in outcome) {
      const { message, detail } = outcome.refusal;
      return { line, message, detail: detail === message ? undefined : detail };
    }
    onRecorded(index + 1);
  }
  return undefined;
};
