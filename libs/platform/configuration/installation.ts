import { headsFolderFrom } from './configuration.heads.js';
import {
  keysFrom,
  logKeyFrom,
  tombstonesFileFrom,
  type KeysConfiguration,
  type LogKeyConfiguration,
} from './configuration.keys.js';
import { configurationFrom, urlsOf, type Configuration, type Environment } from './configuration.js';

/**
 * The configuration of a process that opens the stores: parsed once, and injected.
 * @throws ConfigurationError that names the variable and says what it should be.
 */
export class Installation {
  readonly configuration: Configuration;
  /** Both URLs with their passwords. */
  readonly eventStoreUrl: string;
  readonly databaseUrl: string;
  readonly keys: KeysConfiguration;
  readonly logKey: LogKeyConfiguration;
  readonly tombstonesFile: string;
  readonly headsFolder: string;

  constructor(readonly environment: Environment) {
    this.configuration = configurationFrom(environment);
    ({ eventStoreUrl: this.eventStoreUrl, databaseUrl: this.databaseUrl } = urlsOf(this.configuration));
    this.keys = keysFrom(environment, this.configuration);
    this.logKey = logKeyFrom(environment, this.configuration);
    this.tombstonesFile = tombstonesFileFrom(environment, this.configuration);
    this.headsFolder = headsFolderFrom(environment, this.configuration);
  }
}
