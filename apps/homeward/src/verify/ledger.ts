import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { ConfigurationError } from '#platform/plain';
import type { Ledger } from './log-audit.js';

const OUTCOMES = ['ACK', 'REJECT', 'UNKNOWN'];

/** One JSON object a line. @throws ConfigurationError, with the line */
export const ledgerIn = async (file: string): Promise<Ledger> => {
  const ledger = new Map<string, string>();
  let number = 0;
  try {
    for await (const line of createInterface(createReadStream(file, 'utf8'))) {
      number++;
      if (line.trim() === '') continue;
      const { commandId, outcome } = JSON.parse(line) as { commandId?: unknown; outcome?: unknown };
      if (typeof commandId !== 'string' || !OUTCOMES.includes(outcome as string)) throw new SyntaxError();
      ledger.set(commandId, outcome as string);
    }
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new ConfigurationError(
        `--ledger ${file}, line ${number}: it must be {"commandId": "…", "outcome": "ACK"}, or REJECT, or UNKNOWN.`,
      );
    throw new ConfigurationError(`--ledger ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  return ledger;
};
