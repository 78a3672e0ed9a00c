import { editDistance } from '#kernel/decider';
import type { Environment } from './configuration.type.js';
import { SECRET_VARIABLES } from './secret-files.js';

/** Every variable of ours that some process reads; `docs/reference/configuration.md` and the embedded store describe them. */
export const VARIABLES = [
  'DATABASE_URL',
  'EVENTSTORE_CREDENTIALS_FILE',
  'EVENTSTORE_DATABASE_URL',
  'EVENTSTORE_OWNER_DATABASE_URL',
  'EVENTSTORE_PASSWORD',
  'EVENTSTORE_URL',
  'EVENTSTORE_USERNAME',
  'HOMEWARD_BACKUP_RECIPIENT',
  'HOMEWARD_COMMANDS_PER_MINUTE',
  'HOMEWARD_CONSOLE_URL',
  'HOMEWARD_CORS_ORIGINS',
  'HOMEWARD_DATA',
  'HOMEWARD_DEADLINE_MS',
  'HOMEWARD_DOCUMENTS_BUCKET',
  'HOMEWARD_DOCUMENTS_BUCKET_CREDENTIALS_FILE',
  'HOMEWARD_DOCUMENTS_BUCKET_REGION',
  'HOMEWARD_DOCUMENTS_FOLDER',
  'HOMEWARD_EVENTSTORE_ADVERTISED_HOST',
  'HOMEWARD_EVENTSTORE_ADVERTISED_PORT',
  'HOMEWARD_EVENTSTORE_HOST',
  'HOMEWARD_EVENTSTORE_METRICS_PORT',
  'HOMEWARD_EVENTSTORE_PORT',
  'HOMEWARD_EVENTSTORE_TLS_CERT_FILE',
  'HOMEWARD_EVENTSTORE_TLS_KEY_FILE',
  'HOMEWARD_EVENTSTORE_USERS_FILE',
  'HOMEWARD_HEADS_FOLDER',
  'HOMEWARD_HEAD_KEY_FILE',
  'HOMEWARD_HOST',
  'HOMEWARD_HOSTS',
  'HOMEWARD_INTROSPECTION',
  'HOMEWARD_KEY_FILE',
  'HOMEWARD_LOG_KEY_FILE',
  'HOMEWARD_LOG_LEVEL',
  'HOMEWARD_MAIL_FROM',
  'HOMEWARD_METRICS_HOST',
  'HOMEWARD_METRICS_TOKEN',
  'HOMEWARD_MODE',
  'HOMEWARD_PORT',
  'HOMEWARD_POSTGRES_PORT',
  'HOMEWARD_PROJECTOR_METRICS_PORT',
  'HOMEWARD_READINGS_PER_MINUTE',
  'HOMEWARD_REBUILD_PARTITIONS',
  'HOMEWARD_RECKONINGS_PER_MINUTE',
  'HOMEWARD_SETTINGS',
  'HOMEWARD_SMTP_PASSWORD_FILE',
  'HOMEWARD_SMTP_URL',
  'HOMEWARD_START_WAIT_S',
  'HOMEWARD_TOKEN',
  'HOMEWARD_TOMBSTONES_FILE',
  'HOMEWARD_VAULT_KEY',
  'HOMEWARD_VAULT_LOG_KEY',
  'HOMEWARD_VAULT_TOKEN_FILE',
  'HOMEWARD_VAULT_URL',
  'HOMEWARD_WEBHOOK_HOSTS',
  'KEYS_DATABASE_URL',
  'KEYS_OWNER_DATABASE_URL',
  'OIDC_AUDIENCE',
  'OIDC_CLAIMS',
  'OIDC_ISSUER',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_TRACES_SAMPLER_ARG',
  'OWNER_DATABASE_URL',
] as const;

/** Names that can only be meant for us: all others belong to somebody else. */
const OURS =
  /^(HOMEWARD|OIDC)_|^(OWNER_|KEYS_|KEYS_OWNER_)?DATABASE_URL(_FILE)?$|^EVENTSTORE_(URL|USERNAME|PASSWORD|CREDENTIALS_FILE)$/;

/** Other names of ours that no setting is read from: the build's own, and those of tests. */
const OTHERS = new Set(['HOMEWARD_BUILD', 'HOMEWARD_URL']);

/** A sentence for each variable that nothing reads, with the name that was probably meant. */
export const unknownVariables = (env: Environment): readonly string[] => {
  const known: ReadonlySet<string> = new Set<string>([...VARIABLES, ...SECRET_VARIABLES.map((name) => `${name}_FILE`)]);
  return Object.keys(env)
    .filter((name) => OURS.test(name) && !known.has(name) && !OTHERS.has(name))
    .toSorted()
    .map((name) => {
      const meant = nearestVariable(name);
      return `${name} is no setting, so nothing reads it: ${meant ? `rename it to ${meant}, or remove it` : 'remove it'}.`;
    });
};

/** How many letters a misspelt name may differ by. */
const DIFFERENCE_MAX = 4;

const nearestVariable = (name: string): string | undefined => {
  const [best] = VARIABLES.map((known) => [known, editDistance(name, known)] as const).toSorted(
    ([, one], [, other]) => one - other,
  );
  return best && best[1] <= DIFFERENCE_MAX ? best[0] : undefined;
};
