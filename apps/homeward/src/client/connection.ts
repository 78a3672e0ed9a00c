import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tokens, configurationFrom, existingKeys, graphqlAt } from '#platform';
import { Client } from './client.js';

/** The service of this installation: where it runs by its data folder, or where HOMEWARD_PORT says. */
export const connect = async (
  env: Readonly<Record<string, string | undefined>>,
  interrupted?: AbortSignal,
): Promise<Client> => {
  const { data, host, port } = configurationFrom(env);
  const { token } = await existingKeys(data);
  return new Client(runningAt(data) ?? graphqlAt(host, port), await Tokens.from(token), interrupted);
};

const runningAt = (data: string): string | undefined => {
  try {
    return (JSON.parse(readFileSync(join(data, 'homeward.json'), 'utf8')) as { url?: string }).url;
  } catch {
    return undefined; // not running from this folder, or not by our own start
  }
};
