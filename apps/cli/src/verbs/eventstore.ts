import { serve } from './serve.js';
import type { Verb } from './verb.js';

export const eventstore: Verb = (program, configured) =>
  program
    .command('eventstore')
    .description("run only the event store: EventStoreDB's protocol without Docker")
    .option('--json', 'print { "url": …, "credentialFile": … } when ready')
    .option('--print-url', 'print the URL with user and password, which allow reading and appending')
    .addHelpText('after', HELP)
    .action(async ({ json, printUrl }: { json?: boolean; printUrl?: boolean }) => {
      const { connectionStringFrom } = await import('#platform/plain');
      const { startEventStore } = await import('../services/services.js');
      await serve(configured, startEventStore, ({ url: address, operatorCredentialFile: file }) => {
        const url = printUrl ? connectionStringFrom(address, { eventStoreCredentials: { file } }) : address;
        if (json) return JSON.stringify({ url, credentialFile: file });
        if (printUrl) return url;
        return `The event store is ready at ${url}\nThe user and the password of its operator are in ${file}`;
      });
    });

const HELP = `
Any client of EventStoreDB can use it, with this URL, the certificate of its authority, and the user and password in the
printed file, which only the user who started it can read. Without them, every call is refused.
Ctrl-C stops it; npm start does not need it.

Environment:
  HOMEWARD_DATA             the folder of its log (.homeward), with its certificates in <data>/eventstore
  HOMEWARD_EVENTSTORE_PORT  its port (2113); 0 for any free port
  HOMEWARD_POSTGRES_PORT    the embedded Postgres (any free port)

Examples:
  npx homeward eventstore
  npx homeward eventstore --print-url`;
