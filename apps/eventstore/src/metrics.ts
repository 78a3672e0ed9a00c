import { CannotServe, type EventStoreNode } from '#embedded/eventstore';
import type { Environment } from '#platform/plain';

/**
 * Answers /metrics, if HOMEWARD_EVENTSTORE_METRICS_PORT is set; only then its code is loaded.
 * @throws CannotServe
 */
export const startMetrics = async (
  { statistics }: Pick<EventStoreNode, 'statistics'>,
  env: Environment,
): Promise<void> => {
  const variable = 'HOMEWARD_EVENTSTORE_METRICS_PORT';
  if (!env[variable]) return;
  const { metricsAddressFrom, readGauge, serveMetrics } = await import('#platform/metrics');
  const address = metricsAddressFrom(env, variable);
  if (typeof address === 'string') throw new CannotServe(address);
  if (!address) return;
  readGauge('homeward_eventstore_connections', () => [[{}, statistics().connections]]);
  readGauge('homeward_eventstore_calls', () => [[{}, statistics().calls]]);
  readGauge('homeward_eventstore_waiting_appends', () => [[{}, statistics().waitingAppends]]);
  readGauge('homeward_eventstore_written_events', () => [[{}, statistics().writtenEvents]]);
  readGauge('homeward_eventstore_postgres_up', () => [[{}, Number(statistics().reachable)]]);
  await serveMetrics(address).catch((error: NodeJS.ErrnoException) => {
    throw new CannotServe(
      `cannot listen for metrics on ${address.host}:${address.port} (${error.code}): choose another ${variable}`,
    );
  });
};
