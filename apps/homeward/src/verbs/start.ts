import { startServices } from '../services/services.js';
import { serve } from './serve.js';
import type { Verb } from './verb.js';

export const start: Verb = (program) =>
  program
    .command('start')
    .description('run the service on this machine, in the foreground; its data is kept in .homeward/')
    .addHelpText('after', HELP)
    .action(() => serve(startServices, ({ url }) => `Homeward is ready at ${url}`));

const HELP = `
Starts Postgres, the event store, the projector and the API, each of them again when it dies, and prints one line
when it is ready. Ctrl-C or SIGTERM stops all of it within ten seconds, whatever the moment; after a kill -9 of any
or all of its processes the next start recovers by itself. What the processes say is in <data>/logs.

Environment:
  HOMEWARD_DATA             the folder where everything is kept (.homeward)
  HOMEWARD_PORT             where GraphQL answers over HTTP (4000); 0 for any free port
  HOMEWARD_HOST             at which address (127.0.0.1); in development for this machine only
  HOMEWARD_HOSTS            further names by which it is asked, e.g. homeward.example.org: other Host headers get 421
  HOMEWARD_EVENTSTORE_PORT  the embedded event store (2113); 0 for any free port
  HOMEWARD_POSTGRES_PORT    the embedded Postgres (any free port)
  HOMEWARD_SETTINGS         a JSON file with what your organisation decides for itself: deadlines, limits, who is trained
  EVENTSTORE_URL            esdb://…, instead of the embedded event store: one node, esdb://a:2113,b:2113 or esdb+discover://…
  EVENTSTORE_CREDENTIALS_FILE  a file of mode 0600 with { "username": …, "password": … } for it; or in variables:
  EVENTSTORE_USERNAME       with EVENTSTORE_PASSWORD
  HOMEWARD_START_WAIT_S     for how many seconds an event store that is not there yet is waited for (60)
  DATABASE_URL              postgres://…, instead of the embedded Postgres
  OWNER_DATABASE_URL        postgres://…, the same as the role that owns the tables; without it DATABASE_URL owns them
  HOMEWARD_MODE             development, with invented people, or production
  OIDC_ISSUER               https://…, who signs people in; without one the API does, in development only
  OIDC_AUDIENCE             for whom its tokens are (homeward)
  HOMEWARD_CORS_ORIGINS     pages of other origins that may ask, e.g. https://console.example.org
  HOMEWARD_METRICS_TOKEN    who may see /metrics from elsewhere than this machine: a word of 16 characters or more
  KEYS_DATABASE_URL         postgres://…, the same or another one, as the role that has the keys of personal data
  HOMEWARD_KEY_FILE         what wraps those keys (<data>/keys/epochs.json); or it is in Vault:
  HOMEWARD_VAULT_URL        https://…/v1/transit, with HOMEWARD_VAULT_KEY and HOMEWARD_VAULT_TOKEN_FILE
A wrong value is one line, and exit code 78.

Then, in another terminal:
  npx homeward token --help      how to ask it something
  npx homeward import --help     how people come in from a spreadsheet`;
