import { v5 } from 'uuid';
import type { Bearer } from '#platform/plain';
import { CommandRefused, type Client } from '../client/client.js';
import { command } from '../client/commands.js';
import { headOf } from '../client/head.js';
import { commitOf } from '../client/position.js';

/** The namespace of the ids of these commands: never change it, or a repetition would be a new command. */
const COMMAND_IDS = '5e0d2f9c-7a61-5c1b-9d35-2f8e6b0a4c17';

export interface ToSend {
  readonly mutation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

interface SentCommand extends ToSend {
  readonly outcome: 'recorded' | 'already there' | 'refused';
  readonly message?: string;
}

/** Sends the commands one after the other; each has an id that follows from its content, so a repetition records nothing. */
export const sendAll = async (
  client: Client,
  by: Bearer,
  commands: readonly ToSend[],
): Promise<readonly SentCommand[]> => {
  const head = await headOf(client);
  const sent: SentCommand[] = [];
  for (const one of commands) sent.push(await send(client, by, one, head));
  return sent;
};

/** Refusals of the sender, not of one command. */
const NOT_THE_COMMAND: ReadonlySet<string> = new Set(['UNREACHABLE', 'UNAUTHENTICATED', 'FORBIDDEN']);

const send = async (client: Client, by: Bearer, { mutation, input }: ToSend, head: bigint): Promise<SentCommand> => {
  const commandId = v5(JSON.stringify([mutation, input]), COMMAND_IDS);
  try {
    const { position } = await command(client, by, mutation, { ...input, commandId });
    return { mutation, input, outcome: commitOf(position) > head ? 'recorded' : 'already there' };
  } catch (error) {
    if (!(error instanceof CommandRefused) || NOT_THE_COMMAND.has(error.code)) throw error;
    const outcome = error.code === 'ALREADY_REGISTERED' ? 'already there' : 'refused';
    return { mutation, input, outcome, message: error.message };
  }
};

/** One line for each command. */
export const formatCommand = ({ mutation, input }: ToSend): string =>
  `${mutation}  ${Object.values(input).flat().join('  ')}`;

export const formatOutcome = (sent: readonly SentCommand[]): string => {
  const count = (outcome: SentCommand['outcome']) => sent.filter((one) => one.outcome === outcome).length;
  const refused = sent.filter(({ outcome }) => outcome === 'refused');
  return [
    ...refused.map((one) => `refused: ${formatCommand(one)}\n  ${one.message}`),
    `${count('recorded')} recorded, ${count('already there')} were already there, ${refused.length} refused.`,
  ].join('\n');
};
