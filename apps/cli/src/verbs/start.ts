import { resolve } from 'node:path';
import type { Configuration } from '#platform/plain';
import type { Running } from '../services/services.js';
import { serve } from './serve.js';
import { print, type Verb } from './verb.js';

export const start: Verb = (program, configured) =>
  program
    .command('start')
    .description('run the service on this machine, in the foreground; its data is kept in .homeward/')
    .addHelpText('after', HELP)
    .action(async () => {
      const { startServices } = await import('../services/services.js');
      await serve(configured, startServices, (running) => welcome(running, configured.configuration), print);
    });

/** Where everything is. The first line is for programs, too. */
const welcome = ({ url, data }: Running, { mode, issuer }: Configuration): string => {
  const signIn = issuer ? `sign in through ${issuer}` : 'sign in with a click: all people in it are invented';
  return [
    `Homeward is ready at ${url}`,
    `  console  ${new URL('/', url).href}  (${signIn})`,
    `  data     ${resolve(data)}, with the logs of its processes in logs/`,
    `  mode     ${mode}`,
    'Ctrl-C stops it.',
  ].join('\n');
};

const HELP = `
Starts Postgres, the event store, the projector and the API, restarts each if it dies, and says when it is
ready: where the console and the API are, and where its data is.
Ctrl-C or SIGTERM, also of npx, stops everything, usually within ten seconds and always within 25, except while it
first waits for Postgres, which may have to recover. After a kill -9 of any or all of its processes, the next start
recovers by itself. The logs of the processes are in <data>/logs.

Environment:
  HOMEWARD_DATA             the data folder (.homeward)
  HOMEWARD_PORT             the port of GraphQL over HTTP (4000); 0 for any free port
  HOMEWARD_HOST             its address (127.0.0.1); in development, only this machine
  HOMEWARD_HOSTS            further host names, e.g. homeward.example.org: other Host headers get 421
  HOMEWARD_EVENTSTORE_PORT  the embedded event store (2113); 0 for any free port
  HOMEWARD_POSTGRES_PORT    the embedded Postgres (any free port)
  HOMEWARD_SETTINGS         a JSON file with your organisation’s settings: deadlines, limits, trained staff
  EVENTSTORE_URL            esdb://…, instead of the embedded event store: one node, esdb://a:2113,b:2113 or esdb+discover://…
  EVENTSTORE_CREDENTIALS_FILE  a file of mode 0600 with { "username": …, "password": … } for it; or in variables:
  EVENTSTORE_USERNAME       with EVENTSTORE_PASSWORD
  HOMEWARD_START_WAIT_S     seconds to wait for an event store that is not reachable yet (60)
  DATABASE_URL              postgres://…, instead of the embedded Postgres
  OWNER_DATABASE_URL        postgres://…, the same database with the role that owns the tables (DATABASE_URL)
  HOMEWARD_MODE             development, with invented people, or production
  OIDC_ISSUER               https://…, the sign-in service; without one, the API signs people in, only in development
  OIDC_AUDIENCE             the audience of its tokens (homeward)
  HOMEWARD_CORS_ORIGINS     other origins whose pages may send requests, e.g. https://console.example.org
  HOMEWARD_METRICS_TOKEN    the token for /metrics from other machines: 16 characters or more
  KEYS_DATABASE_URL         postgres://…, the same or another database, with the role for the keys of personal data
  HOMEWARD_KEY_FILE         the key that wraps those keys (<data>/keys/epochs.json); or in Vault:
  HOMEWARD_VAULT_URL        https://…/v1/transit, with HOMEWARD_VAULT_KEY and HOMEWARD_VAULT_TOKEN_FILE
A wrong value gives one line and exit code 78.

Then, in another terminal:
  npx homeward token --help      how to send requests
  npx homeward import --help     how to import people from a spreadsheet`;
