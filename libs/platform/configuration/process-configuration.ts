import {
  checkConfiguration,
  configurationFrom,
  dataFolderFrom,
  faultsOf,
  urlsOf,
  type Configuration,
  type Environment,
} from './configuration.js';
import { daysAreIn } from '#kernel/decider';
import type { DocumentsLocation } from '#security/documents';
import { documentsFrom } from './documents.js';
import { headsFolderFrom } from './configuration.heads.js';
import {
  keysFrom,
  logKeyFrom,
  tombstonesFileFrom,
  type KeysConfiguration,
  type LogKeyConfiguration,
} from './configuration.keys.js';
import { METRICS_PORTS, metricsAddressFrom, type MetricsAddress } from '../metrics/metrics-address.js';
import { verbWaitFrom } from './start-wait.js';

/**
 * The configuration of a process: each part is parsed once, when it is needed, and injected. A command that needs the
 * address of a service only runs although its keys are configured elsewhere.
 */
export class ProcessConfiguration {
  #configuration: Configuration | undefined;
  #keys: KeysConfiguration | undefined;
  #logKey: LogKeyConfiguration | undefined;

  constructor(readonly environment: Environment) {}

  /** @throws ConfigurationError that names the variable and says what it should be. */
  get configuration(): Configuration {
    if (!this.#configuration) {
      this.#configuration = configurationFrom(this.environment);
      daysAreIn(this.#configuration.settings.home.timeZone);
    }
    return this.#configuration;
  }

  /** A sentence for each setting that is wrong, or missing for a process that opens the stores. */
  get faults(): readonly string[] {
    const { configuration, faults } = checkConfiguration(this.environment);
    const { environment: env } = this;
    return [
      ...faults,
      ...faultsOf(
        () => urlsOf(configuration),
        () => keysFrom(env, configuration),
        () => logKeyFrom(env, configuration),
        () => documentsFrom(env, configuration),
      ),
      ...METRICS_PORTS.map((port) => metricsAddressFrom(env, port)).filter((fault) => typeof fault === 'string'),
    ];
  }

  /** Known before the rest is complete, e.g. before there are keys. */
  get data(): string {
    return dataFolderFrom(this.environment);
  }

  /** @throws ConfigurationError */
  get keys(): KeysConfiguration {
    return (this.#keys ??= keysFrom(this.environment, this.configuration));
  }

  /** @throws ConfigurationError */
  get logKey(): LogKeyConfiguration {
    return (this.#logKey ??= logKeyFrom(this.environment, this.configuration));
  }

  get tombstonesFile(): string {
    return tombstonesFileFrom(this.environment, this);
  }

  /** @throws ConfigurationError */
  get documents(): DocumentsLocation {
    return documentsFrom(this.environment, this.configuration);
  }

  get headsFolder(): string {
    return headsFolderFrom(this.environment, this);
  }

  /** Where the projector answers its metrics; checked with the rest. */
  get projectorMetrics(): MetricsAddress | undefined {
    const address = metricsAddressFrom(this.environment, 'HOMEWARD_PROJECTOR_METRICS_PORT');
    return typeof address === 'string' ? undefined : address;
  }

  /** How many seconds a command at a terminal waits for an event store. @throws ConfigurationError */
  get verbWaitS(): number {
    return verbWaitFrom(this.environment);
  }
}
