import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  connectionStringFrom,
  graphqlAt,
  settingsIn,
  type Configuration,
  type ProcessConfiguration,
} from '#platform/plain';
import { Client } from './client.js';
import { securityFilesIn } from '../security/security-files.js';
import { isServed, type ServiceUrls } from '../services/data-folder.js';
import { takeDaysOf } from './days-of-service.js';
import { signerFromToken, signerOf } from './signer.js';

/** The address of this installation's service, from its data folder or HOMEWARD_PORT. */
export const connect = async (
  { configuration, environment }: ProcessConfiguration,
  interrupted?: AbortSignal,
): Promise<Client> => {
  const url = urlOf(configuration);
  await takeDaysOf(url);
  const signer = signerFromToken(configuration, environment.HOMEWARD_TOKEN) ?? (await signerOf(configuration, url));
  return new Client(url, signer, interrupted);
};

export const urlOf = ({ data, host, port }: Configuration): string => servingIn(data).url ?? graphqlAt(host, port);

/**
 * Undefined if no service of npm start runs from this folder: one that was killed has left its file. Another user than that
 * of the service may not read the file, and needs it for nothing else.
 */
export const servingIn = (data: string): ServiceUrls => {
  try {
    if (!isServed(data)) return {};
    return JSON.parse(readFileSync(join(data, 'homeward.json'), 'utf8')) as ServiceUrls;
  } catch {
    return {};
  }
};

/**
 * The event store of this installation with the operator's credential, for commands that connect directly: the one in the
 * environment, or the one running from the data folder; undefined without either.
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
