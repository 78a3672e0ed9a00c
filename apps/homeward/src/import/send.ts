import type { Bearer } from '#platform/plain';
import { Refused, type Client } from '../client/client.js';
import { command, type Receipt } from '../client/commands.js';
import { commitOf } from '../client/position.js';
import { sideBySide } from '../client/side-by-side.js';
import type { Problem } from './parts.js';
import type { Asked, Person } from './person.js';

/** What came of those who were sent. */
export interface Sent {
  readonly recorded: {
    readonly person: Person;
    readonly events: number;
    readonly before: boolean;
    /** Why she may be on record already, under another id. */
    readonly knownBy: readonly string[];
  }[];
  readonly problems: Problem[];
}

/** It is not for the row that one may not ask. */
const NOT_THE_ROW: ReadonlySet<string> = new Set(['UNREACHABLE', 'UNAUTHENTICATED', 'FORBIDDEN']);

/** What to do where the words of the API speak of commands, of which a file knows nothing. */
const BESIDES: Readonly<Record<string, string>> = {
  COMMAND_REUSED:
    'This row was imported before and says something else now: what is recorded is corrected there, not in the file.',
  NOT_FOUND:
    'This row was imported before, and she is not in the hands of this name: go on under the one it was first imported in (--as), or leave the rest to whoever looks after her.',
};

/**
 * Sends everybody's commands, those of one person in their order, and none of hers after one that was refused.
 * @param sent filled as they are answered, so that it tells what was done whatever ends it
 */
export const send = async (client: Client, by: Bearer, people: readonly Person[], sent: Sent, progress: () => void) => {
  const head = await headOf(client);
  await sideBySide(people, async (person) => {
    const receipts: Receipt[] = [];
    for (const asked of person.asked) {
      const answer = await answerTo(client, by, person, asked);
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
      knownBy: receipts.flatMap(({ possibleDuplicates }) => possibleDuplicates?.reasons ?? []),
    });
    progress();
  });
};

const answerTo = async (
  client: Client,
  by: Bearer,
  { line, reference }: Person,
  { part, input }: Asked,
): Promise<Receipt | Problem> => {
  try {
    const mutation = part.command[0]!.toLowerCase() + part.command.slice(1);
    return await command(client, by, mutation, input, part.name === 'referral' ? 'possibleDuplicates { reasons }' : '');
  } catch (error) {
    if (!(error instanceof Refused) || NOT_THE_ROW.has(error.code)) throw error;
    const message = BESIDES[error.code] ?? error.message;
    return { line, reference, column: part.name, code: error.code, message };
  }
};

const administrator = { id: 'homeward', role: 'ADMINISTRATOR' } as const;

/** Where the log stood before: what lies up to there was not recorded by this import. */
const headOf = async (client: Client): Promise<bigint> => {
  const { projections } = await client.insist<{ projections: { head: string | null }[] }>(
    administrator,
    '{ projections { head } }',
  );
  return projections.map(({ head }) => commitOf(head)).reduce((one, other) => (one > other ? one : other), -1n);
};
