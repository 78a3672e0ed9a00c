import { TEST_STAMP } from '#event-store/testing';
import { configurationFrom } from './configuration.js';
import { logIsOfThisMode } from './may-start.js';

const opened = (mode: 'development' | 'production', eventStoreUrl = process.env.TEST_EVENTSTORE_URL!) => {
  const configuration = configurationFrom({
    HOMEWARD_MODE: mode,
    OIDC_ISSUER: 'https://sign-in.example.org',
    DATABASE_URL: 'postgres://homeward@127.0.0.1/homeward',
    EVENTSTORE_URL: eventStoreUrl,
  });
  return logIsOfThisMode(configuration, TEST_STAMP);
};

describe('a log', () => {
  it('of invented people is never opened in production', async () => {
    await opened('development');
    await expect(opened('production')).rejects.toThrow(
      'The log behind EVENTSTORE_URL was begun in development, and this is production: give an event store of its own.',
    );
  });

  it('that does not answer ends the start', async () => {
    await expect(opened('production', 'esdb://127.0.0.1:1?tls=false')).rejects.toThrow(
      'The event store cannot be reached',
    );
  });
});
