import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationFrom, connectionStringFrom, graphqlAt, settingsIn, type Configuration } from '#platform/plain';
import { Client } from './client.js';
import { securityFilesIn } from '../security/security-files.js';
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

/**
 * The event store of this installation with the credential of its operator, for the verbs that connect by themselves: the
 * one that the environment names, or the one that runs from the data folder. Nothing where there is neither.
 * @throws ConfigurationError
 */
export const eventStoreUrlOf = (
  configuration: Pick<Configuration, 'data' | 'eventStoreUrl' | 'eventStoreCredentials'>,
): string | undefined => {
  const { data, eventStoreUrl: named, eventStoreCredentials: given } = configuration;
  const url = named ?? servingIn(data).eventStoreUrl;
  if (!url) return undefined;
  const { authority, credentials } = securityFilesIn(data);
  const isEmbedded = settingsIn(url).tlsCaFile === authority;
  return connectionStringFrom(url, {
    eventStoreCredentials: given ?? (isEmbedded ? { file: credentials.operator } : undefined),
  });
};
