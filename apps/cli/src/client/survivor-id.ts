import { isUuid } from '#kernel/decider';
import type { Bearer } from '#platform/plain';
import { CommandRefused, type Client } from './client.js';

const BY_NUMBER = `query ($caseNumber: String!) { survivorByCaseNumber(caseNumber: $caseNumber) }`;

/** One answer, whether there is no such survivor or the caller may not see them. */
export const noSuchSurvivor = (): CommandRefused =>
  new CommandRefused('There is no such survivor, or you may not see this record: check the id.', 'NOT_FOUND');

/** The id of a survivor, from their id or their case number. @throws CommandRefused if there is none that the caller may see */
export const survivorIdOf = async (client: Client, by: Bearer, text: string): Promise<string> => {
  if (isUuid(text.toLowerCase())) return text;
  const found: { survivorByCaseNumber: string | null } = await client.insist(by, BY_NUMBER, { caseNumber: text });
  if (found.survivorByCaseNumber) return found.survivorByCaseNumber;
  throw new CommandRefused(
    'There is no such survivor, or you may not see this record: check the id or the case number.',
    'NOT_FOUND',
  );
};
