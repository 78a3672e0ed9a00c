import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEST_STAMP } from '#kernel/event-store/testing';
import { HeadFolder } from '#security/log-head';
import { headKey, logOf, notaryOf, secondsLater } from '#security/log-head/testing';
import { ConfigurationError, configurationFrom } from '../configuration/configuration.js';
import { Installation } from '../configuration/installation.js';
import { logHoldsItsHead, logIsOfThisMode, runBeforeStart } from './preflight.js';

const opened = (mode: 'development' | 'production', eventStoreUrl = process.env.TEST_EVENTSTORE_URL!) => {
  const configuration = configurationFrom({
    HOMEWARD_MODE: mode,
    OIDC_ISSUER: 'https://sign-in.example.org',
    DATABASE_URL: 'postgres://homeward@127.0.0.1/homeward',
    EVENTSTORE_URL: eventStoreUrl,
  });
  return runBeforeStart(configuration, TEST_STAMP, (store, stamp) => logIsOfThisMode(store, mode, stamp));
};

describe('a log', () => {
  it('with invented people is never opened in production', async () => {
    await opened('development');
    await expect(opened('production')).rejects.toThrow(
      'The log behind EVENTSTORE_URL was begun in development, and this is production: give an event store of its own.',
    );
  });

  it('that does not answer stops the start', async () => {
    await expect(opened('production', 'esdb://127.0.0.1:1?tls=false')).rejects.toThrow(
      'The event store cannot be reached',
    );
  });
});

describe('a log with a signed head', () => {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-may-start-'));
  const url = process.env.TEST_EVENTSTORE_URL!;
  const postgres = 'postgres://homeward@127.0.0.1/homeward';
  const env = { HOMEWARD_HEADS_FOLDER: folder };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is not served if it is another log, or if its head is invalid', async () => {
    const store = await logOf(3);
    const heads = new HeadFolder(folder);
    const start = () =>
      logHoldsItsHead(new Installation({ EVENTSTORE_URL: url, DATABASE_URL: postgres, ...env }), TEST_STAMP);
    await expect(start()).resolves.toBeUndefined();
    await (await notaryOf(store, heads, headKey())).sign(secondsLater(0));
    await expect(start()).rejects.toThrow(ConfigurationError);
    await expect(start()).rejects.toThrow(
      /^The log is another one \([0-9a-f]{8}\), and the head signed at .* counts 4 events .* Run: npx homeward recover$/,
    );
    rmSync(join(folder, 'checkpoint.pub'));
    await expect(start()).rejects.toThrow(/^The signed head of the log in .* cannot be used/);
  });
});
