import { commandNameOf } from '#nest/plain';
import type { Bearer } from '#platform/plain';
import type { Client } from './client.js';
import { inputTypeOf } from './schema.js';
import { withEnumNames } from './with-enum-names.js';

export interface Receipt {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
  readonly eventIds: readonly string[];
}

/**
 * Sends one mutation by name, and repeats it until its outcome is known.
 * @param input with stored codes or names of enum values
 */
export const command = async (client: Client, as: Bearer, mutation: string, input: object): Promise<Receipt> => {
  const type = commandNameOf(mutation);
  const variables = { input: withEnumNames(input, inputTypeOf(type)) };
  const document = `mutation ($input: ${type}Input!) { receipt: ${mutation}(input: $input) { id revision position eventIds } }`;
  return (await client.insist<{ receipt: Receipt }>(as, document, variables)).receipt;
};
