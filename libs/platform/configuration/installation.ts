import { ConfigurationError, urlsOf, type Environment } from './configuration.js';
import { ProcessConfiguration } from './process-configuration.js';

/** The configuration of a process that opens the stores: all of it is parsed at its start. */
export class Installation extends ProcessConfiguration {
  /** Both URLs with their passwords. */
  readonly eventStoreUrl: string;
  readonly databaseUrl: string;

  /** @throws ConfigurationError that names the variable and says what it should be. */
  constructor(environment: Environment) {
    super(environment);
    // a start is refused at once and for everything, and not when the first key is needed
    if (this.faults.length > 0) throw ConfigurationError.fromFaults(this.faults);
    ({ eventStoreUrl: this.eventStoreUrl, databaseUrl: this.databaseUrl } = urlsOf(this.configuration));
  }
}
