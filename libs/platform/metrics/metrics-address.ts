import type { Environment } from '../configuration/environment.js';
import { isLoopback } from '../configuration/hosts.js';

/** Where a process answers /metrics, if it has no other port. */
export interface MetricsAddress {
  readonly port: number;
  readonly host: string;
  /** Required unless the address is of this machine only. */
  readonly token: string | undefined;
}

const TOKEN = /^[\x21-\x7e]{16,200}$/;

/** It is a secret, so the sentence does not repeat it. */
export const metricsTokenFault = ({ HOMEWARD_METRICS_TOKEN: token }: Environment): string | undefined =>
  !token || TOKEN.test(token)
    ? undefined
    : 'HOMEWARD_METRICS_TOKEN is too short: it must be one word of 16 characters or more.';

export const METRICS_PORTS = ['HOMEWARD_PROJECTOR_METRICS_PORT', 'HOMEWARD_EVENTSTORE_METRICS_PORT'] as const;

type PortVariable = (typeof METRICS_PORTS)[number];

/** A sentence if the settings are wrong; nothing if the process answers no metrics. */
export const metricsAddressFrom = (env: Environment, variable: PortVariable): MetricsAddress | string | undefined => {
  const text = env[variable];
  if (!text) return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65_535)) return `${variable} is "${text}": it must be a port number from 0 to 65535.`;
  const host = env.HOMEWARD_METRICS_HOST || '127.0.0.1';
  const token = env.HOMEWARD_METRICS_TOKEN || undefined;
  const fault = metricsTokenFault(env);
  if (fault) return fault;
  if (token === undefined && !isLoopback(host))
    return `HOMEWARD_METRICS_HOST is "${host}", which other machines reach: set HOMEWARD_METRICS_TOKEN too.`;
  return { port, host, token };
};
