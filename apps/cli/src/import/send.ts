import { mutationNameOf } from '#nest/plain';
import type { Bearer } from '#platform/plain';
import { CommandRefused, type Client } from '../client/client.js';
import { command, type Receipt } from '../client/commands.js';
import { headOf } from '../client/head.js';
import { commitOf } from '../client/position.js';
import { forEachAtOnce } from '../client/for-each-at-once.js';
import type { Problem } from './parts.js';
import type { PersonRow, PersonToImport } from './person.js';

/** The outcome for each sent person. */
export interface SendResult {
  readonly recorded: {
    readonly person: PersonToImport;
    readonly events: number;
    readonly before: boolean;
  }[];
  readonly problems: Problem[];
}

/** Refusals of the caller, not of the row. */
const NOT_THE_ROW: ReadonlySet<string> = new Set(['UNREACHABLE', 'UNAUTHENTICATED', 'FORBIDDEN']);

/** Advice in place of refusals of the API that speak of commands. */
const ADVICE_BY_CODE: Readonly<Record<string, string>> = {
  COMMAND_REUSED:
    'This row was imported before with other values: correct the recorded entries in the service, not in the file.',
  NOT_FOUND:
    'This row was imported before, and the case is not assigned to this name: use the name of the first import (--as), or leave the rest to the assigned case worker.',
};

/**
 * Sends the commands of all people, in order for each person, and stops a person's commands at a refusal.
 * @param sent filled as answers arrive, so that it is complete even after an interruption
 */
export const send = async (
  client: Client,
  by: Bearer,
  people: readonly PersonToImport[],
  sent: SendResult,
  progress: () => void,
) => {
  const head = await headOf(client);
  await forEachAtOnce(people, async (person) => {
    const receipts: Receipt[] = [];
    for (const row of person.rows) {
      const answer = await answerTo(client, by, person, row);
      if ('code' in answer) {
        sent.problems.push(answer);
        return progress();
      }
      receipts.push(answer);
    }
    sent.recorded.push({
      person,
      events: receipts.reduce((sum, { eventIds }) => sum + eventIds.length, 0),
      before: receipts.every(({ position }) => commitOf(position) <= head),
    });
    progress();
  });
};

const answerTo = async (
  client: Client,
  by: Bearer,
  { line, reference }: PersonToImport,
  { part, input }: PersonRow,
): Promise<Receipt | Problem> => {
  try {
    return await command(client, by, mutationNameOf(part.command), input);
  } catch (error) {
    if (!(error instanceof CommandRefused) || NOT_THE_ROW.has(error.code)) throw error;
    const message = ADVICE_BY_CODE[error.code] ?? error.message;
    return { line, reference, column: part.name, code: error.code, message };
  }
};
