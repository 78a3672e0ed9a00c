import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProcessConfiguration } from '#platform/plain';
import { findStoresToLoad } from '../bulk/stores.js';
import { keysDatabaseOf } from '../verify/keys.js';
import { findLogAndViews, verificationIn } from '../verify/stores.js';
import { beginOf } from './living.js';

describe('a command that finds no stores', () => {
  let data: string;

  beforeEach(() => (data = mkdtempSync(join(tmpdir(), 'homeward-test-'))));
  afterEach(() => rmSync(data, { recursive: true }));

  const eventStoreUrl = 'esdb://127.0.0.1:4711?tls=false';
  const isServed = (urls: object = {}) =>
    writeFileSync(
      join(data, 'homeward.json'),
      JSON.stringify({ ...urls, pid: process.pid, began: { [process.pid]: beginOf(process.pid) } }),
    );
  const hasDatabase = () => mkdirSync(join(data, 'postgres'));

  const sentencesIn = async (environment: NodeJS.ProcessEnv = {}) => {
    const configured = new ProcessConfiguration({ HOMEWARD_DATA: data, ...environment });
    const commands = [findLogAndViews, keysDatabaseOf, findStoresToLoad];
    const tried = commands.map(async (find) => find(configured));
    const failed = (await Promise.allSettled(tried)) as PromiseRejectedResult[];
    return new Set(failed.map(({ reason }) => (reason as Error).message));
  };

  const STARTING = () =>
    `The service on ${data} is still starting, or its stores are in its environment: try again in a minute, or in the environment of its projector.`;

  it('says that nothing runs', async () => {
    for (const sentence of await sentencesIn()) expect(sentence).toContain(`Nothing runs on ${data}: npm start first`);
  });

  it('says that the service is still starting, whose event store nobody knows yet', async () => {
    isServed();
    hasDatabase();
    expect(await sentencesIn()).toEqual(new Set([STARTING()]));
    const isPublic = verificationIn(new ProcessConfiguration({ HOMEWARD_DATA: data }), { isPublic: true });
    await expect(isPublic).rejects.toThrow(STARTING());
  });

  it('says that Postgres is down, in each command that needs it', async () => {
    isServed({ eventStoreUrl });
    hasDatabase();
    expect(await sentencesIn()).toEqual(
      new Set([`The Postgres of the service on ${data} does not run: ${join(data, 'postgres.log')} says why.`]),
    );
  });

  it('accuses no Postgres that the folder does not have', async () => {
    isServed({ url: 'http://127.0.0.1:4000/graphql' });
    expect(await sentencesIn()).toEqual(new Set([STARTING()]));
    expect(await sentencesIn({ EVENTSTORE_URL: eventStoreUrl })).toEqual(new Set([STARTING()]));
  });
});
