import { createInterface } from 'node:readline/promises';
import { ConfigurationError } from '#platform/plain';

/**
 * Asks the person at the terminal.
 * @param unasked what has not happened, for the sentence where nobody can be asked
 * @throws ConfigurationError where there is no terminal
 */
export const askToProceed = async (question: string, unasked: string): Promise<boolean> => {
  if (!process.stdin.isTTY)
    throw new ConfigurationError(`${unasked}: check the result above, and run the command again with --yes.`);
  const asking = createInterface(process.stdin, process.stdout);
  try {
    return /^y(es)?$/i.test((await asking.question(`${question} [y/N] `)).trim());
  } finally {
    asking.close();
  }
};
