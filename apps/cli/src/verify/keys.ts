import { urlIn } from '#embedded/postgres';
import { KeyDatabase, verifyKeys, type KeyWrapper, type VerifiedKeys } from '#security/keys';
import { keysFrom, openProvenWrapper, type ProcessConfiguration } from '#platform/plain';
import { eventStoreUrlOf } from '../client/connection.js';
import { storesAreMissing } from '../services/missing-stores.js';

/** The keys database, with a role that may open all keys. @throws ConfigurationError */
export const keysDatabaseOf = ({ configuration }: ProcessConfiguration): string => {
  const { data, databaseUrl, keysDatabaseUrl } = configuration;
  const url = keysDatabaseUrl ?? databaseUrl ?? urlIn(data, 'homeward_keys_projector');
  if (url) return url;
  throw storesAreMissing(
    { data, eventStoreUrl: eventStoreUrlOf(configuration) },
    'give KEYS_DATABASE_URL and HOMEWARD_KEY_FILE as the projector has them',
  );
};

/** The keys database, and what opens its keys: the key file, or Vault. @throws KeysUnavailable, ConfigurationError */
export const withKeysOf = async <Result>(
  configured: ProcessConfiguration,
  work: (database: KeyDatabase, wrapper: KeyWrapper) => Promise<Result>,
): Promise<Result> => {
  const keysDatabaseUrl = keysDatabaseOf(configured);
  const database = await KeyDatabase.open(keysDatabaseUrl);
  try {
    const keys = keysFrom(configured.environment, { ...configured.configuration, keysDatabaseUrl });
    return await work(database, await openProvenWrapper({ ...keys, makes: false }, database));
  } finally {
    await database.onApplicationShutdown();
  }
};

/** Opens every wrapped key. @throws KeysUnavailable, ConfigurationError */
export const verifyKeysOf = (configured: ProcessConfiguration): Promise<VerifiedKeys> =>
  withKeysOf(configured, verifyKeys);

export const formatKeys = ({ keys, destroyed, bad }: VerifiedKeys): string =>
  [
    `keys          ${keys - bad.length} of ${keys} open; ${destroyed} are destroyed`,
    ...bad.map(({ id, class: personalClass, why }) => `  key ${id} (${personalClass}) does not open: ${why}`),
  ].join('\n');
