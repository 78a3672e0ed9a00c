import { startEventStore } from '../services/services.js';
import { serve } from './serve.js';
import type { Verb } from './verb.js';

export const eventstore: Verb = (program) =>
  program
    .command('eventstore')
    .description("run only the event store: EventStoreDB's protocol without Docker")
    .option('--json', 'print { "url": … } once it serves')
    .addHelpText('after', HELP)
    .action(({ json }: { json?: boolean }) =>
      serve(startEventStore, ({ url }) => (json ? JSON.stringify({ url }) : `The event store is ready at ${url}`)),
    );

const HELP = `
Any client of EventStoreDB can use it, with the URL that it prints. Ctrl-C stops it; npm start does not need it.

Environment:
  HOMEWARD_DATA             the folder where its log is kept (.homeward)
  HOMEWARD_EVENTSTORE_PORT  where it answers (2113); 0 for any free port
  HOMEWARD_POSTGRES_PORT    the embedded Postgres (any free port)`;
