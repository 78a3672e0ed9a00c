import { ConfigurationError } from './configuration-error.js';
import type { Configuration } from './configuration.type.js';
import { listIn, type Environment } from './environment.js';
import { metricsTokenFault } from '../metrics/metrics-address.js';
import { AUDIENCE } from '../sign-in/token-signer.js';

/** Compared character by character with the issuer in tokens, so it is kept exactly as configured. */
export const issuerFrom = ({ OIDC_ISSUER: issuer }: Environment): string | undefined => {
  if (!issuer) return undefined;
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  const plain = url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !/[?#,*\s]/.test(issuer);
  if (plain) return issuer;
  // it may contain a password, so it is not repeated
  throw new ConfigurationError(
    'OIDC_ISSUER is not the address of an issuer: it must look like https://sign-in.example.org/realms/homeward.',
  );
};

export const audienceFrom = ({ OIDC_AUDIENCE: audience }: Environment): string => {
  if (!audience) return AUDIENCE;
  if (/^[\x21-\x7e]{1,200}$/.test(audience)) return audience;
  throw new ConfigurationError('OIDC_AUDIENCE is no audience: it must be one word such as homeward.');
};

/** One by one: an asterisk would let every site call an API that serves survivors' records. */
export const originsFrom = ({ HOMEWARD_CORS_ORIGINS: text }: Environment): string[] =>
  listIn(text).map((origin) => {
    if (/^https?:[^*]+$/.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin) return origin;
    throw new ConfigurationError(
      `HOMEWARD_CORS_ORIGINS has "${origin}": name each origin, such as https://console.example.org, and never all of them.`,
    );
  });

export const introspectionFrom = (
  { HOMEWARD_INTROSPECTION: introspection }: Environment,
  mode: Configuration['mode'],
): boolean => {
  if (!introspection) return mode === 'development';
  if (introspection === 'on' || introspection === 'off') return introspection === 'on';
  throw new ConfigurationError(`HOMEWARD_INTROSPECTION is "${introspection}": it must be on or off.`);
};

export const metricsTokenFrom = (env: Environment): string | undefined => {
  const fault = metricsTokenFault(env);
  if (fault) throw new ConfigurationError(fault);
  return env.HOMEWARD_METRICS_TOKEN || undefined;
};
