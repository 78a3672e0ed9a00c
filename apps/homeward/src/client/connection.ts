import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationFrom, graphqlAt, type Configuration } from '#platform/plain';
import { Client } from './client.js';
import type { Serving } from '../services/data-folder.js';
import { givenTo, signerOf } from './signer.js';

/** The service of this installation: where it runs by its data folder, or where HOMEWARD_PORT says. */
export const connect = async (
  env: Readonly<Record<string, string | undefined>>,
  interrupted?: AbortSignal,
): Promise<Client> => {
  const configuration = configurationFrom(env);
  const url = urlOf(configuration);
  const signer = givenTo(configuration, env.HOMEWARD_TOKEN) ?? (await signerOf(configuration, url));
  return new Client(url, signer, interrupted);
};

export const urlOf = ({ data, host, port }: Configuration): string => servingIn(data).url ?? graphqlAt(host, port);

/** Nothing where it does not run from this folder, or not by our own start. */
export const servingIn = (data: string): Serving => {
  try {
    return JSON.parse(readFileSync(join(data, 'homeward.json'), 'utf8')) as Serving;
  } catch {
    return {};
  }
};
