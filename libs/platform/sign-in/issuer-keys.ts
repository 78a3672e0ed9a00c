import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import { logLine } from '../logging/log.js';
import { IssuerUnavailable } from '../errors/answer-to.js';

const ISSUER_TIMEOUT_MS = 5_000;
/** The age at which keys are fetched again, in the background. */
const FRESH_MS = 10 * 60_000;
/**
 * The age up to which keys count while their issuer cannot be reached: not longer, because it may have withdrawn one.
 */
const HOLDS_MS = 60 * 60_000;
/** Between two fetches: no token can make us ask more often, whatever keys it names. */
const REFETCH_PAUSE_MS = 30_000;
const REFETCH_PAUSE_WHEN_AWAY_MS = 5_000;

interface Surroundings {
  readonly fetching?: typeof fetch;
  readonly now?: () => number;
  /** Called with a sentence when an issuer that has answered stops to answer. */
  readonly onSilence?: (fault: string) => void;
}

export type IssuerKeys = JWTVerifyGetKey & {
  /** Whether there are keys that count; asks the issuer where there are none. */
  readonly areKnown: () => Promise<boolean>;
};

/** The keys that an issuer publishes, found through its discovery document. */
export const keysOfIssuer = (
  issuer: string,
  { fetching = fetch, now = Date.now, onSilence = reportSilence }: Surroundings = {},
): IssuerKeys => {
  let keys: JWTVerifyGetKey | undefined;
  let heard = 0;
  let looked = -Infinity;
  let looking: Promise<boolean> | undefined;

  const look = async (): Promise<boolean> => {
    const hasAnswered = keys !== undefined && heard >= looked;
    looked = now();
    try {
      keys = await fetchPublishedKeys(issuer, fetching);
      heard = now();
      return true;
    } catch (error) {
      if (hasAnswered) onSilence(faultOf(issuer, error));
      return false;
    }
  };
  /** @returns whether the issuer answers */
  const lookOnce = (): Promise<boolean> => {
    const pause = heard >= looked ? REFETCH_PAUSE_MS : REFETCH_PAUSE_WHEN_AWAY_MS;
    if (!looking && now() - looked < pause) return Promise.resolve(heard >= looked);
    return (looking ??= look().finally(() => (looking = undefined)));
  };

  const areKnown = async (): Promise<boolean> => {
    if (!keys || now() - heard > HOLDS_MS) await lookOnce();
    else if (now() - heard > FRESH_MS) void lookOnce();
    return keys !== undefined && now() - heard <= HOLDS_MS;
  };

  const keyFor: JWTVerifyGetKey = async (header, token) => {
    if (!(await areKnown())) throw new IssuerUnavailable();
    try {
      return await keys!(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      if (!(await lookOnce())) throw new IssuerUnavailable();
      return keys!(header, token);
    }
  };
  return Object.assign(keyFor, { areKnown });
};

const reportSilence = (fault: string): void => logLine('ISSUER_UNREACHABLE', {}, fault);

/** What is wrong with an issuer, as one sentence: it must answer and publish keys. */
export const issuerFault = async (issuer: string): Promise<string | undefined> => {
  try {
    await fetchPublishedKeys(issuer, fetch);
    return undefined;
  } catch (error) {
    return faultOf(issuer, error);
  }
};

const faultOf = (issuer: string, error: unknown): string => {
  const { message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  const why = (cause?.code ?? cause?.message ?? message).replace(/\.$/, '');
  return `OIDC_ISSUER names ${issuer}, which does not sign people in (${why}): open ${issuer.replace(/\/$/, '')}/.well-known/openid-configuration from this machine.`;
};

const fetchPublishedKeys = async (issuer: string, fetching: typeof fetch): Promise<JWTVerifyGetKey> => {
  const keys = createRemoteJWKSet(await placeOfKeys(issuer, fetching), {
    timeoutDuration: ISSUER_TIMEOUT_MS,
    cacheMaxAge: Infinity,
    cooldownDuration: Infinity,
    [customFetch]: fetching,
  });
  await keys.reload();
  return keys;
};

const placeOfKeys = async (issuer: string, fetching: typeof fetch): Promise<URL> => {
  const response = await fetching(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(ISSUER_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`The issuer answers ${response.status}.`);
  const { issuer: named, jwks_uri: place } = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (named !== issuer) throw new Error('The discovery document is of another issuer.');
  const url = new URL(String(place));
  if (url.protocol === 'https:' || url.protocol === new URL(issuer).protocol) return url;
  throw new Error('The issuer names keys that come over an open line.');
};
