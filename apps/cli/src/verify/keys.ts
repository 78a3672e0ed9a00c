import { urlIn } from '#embedded/postgres';
import { KeyDatabase, verifyKeys, type VerifiedKeys } from '#security/keys';
import { ConfigurationError, configurationFrom, keysFrom, provenKeyWrapper, type Environment } from '#platform/plain';

/** The keys database, with a role that may open all keys. @throws ConfigurationError */
export const keysDatabaseOf = (env: Environment): string => {
  const { data, databaseUrl, keysDatabaseUrl } = configurationFrom(env);
  const url = keysDatabaseUrl ?? databaseUrl ?? urlIn(data, 'homeward_keys_projector');
  if (url) return url;
  throw new ConfigurationError(
    `Nothing runs on ${data}: npm start first, or give KEYS_DATABASE_URL and HOMEWARD_KEY_FILE as the projector has them.`,
  );
};

/** Opens every wrapped key with the key file, or with Vault. @throws KeysUnavailable, ConfigurationError */
export const verifyKeysOf = async (env: Environment): Promise<VerifiedKeys> => {
  const keysDatabaseUrl = keysDatabaseOf(env);
  const database = await KeyDatabase.open(keysDatabaseUrl);
  try {
    const keys = keysFrom(env, { ...configurationFrom(env), keysDatabaseUrl });
    return await verifyKeys(database, await provenKeyWrapper({ ...keys, makes: false }, database));
  } finally {
    await database.onApplicationShutdown();
  }
};

export const printedKeys = ({ keys, destroyed, bad }: VerifiedKeys): string =>
  [
    `keys          ${keys - bad.length} of ${keys} open; ${destroyed} are destroyed`,
    ...bad.map(({ id, class: personalClass, why }) => `  key ${id} (${personalClass}) does not open: ${why}`),
  ].join('\n');
