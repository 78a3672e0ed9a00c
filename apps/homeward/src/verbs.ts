import { Option, type Command } from 'commander';
import { startPostgres } from '#embedded-postgres';
import { Tokens, configurationFrom, installationKeys, portFrom } from '#platform';
import { PURPOSES, ROLES, type Role } from '#step';
import { Refused } from './client/client.js';
import { connect } from './client/connection.js';
import { figuresOf } from './demo/compare.js';
import { demo } from './demo/demo.js';
import { historyOf, printed } from './demo/history.js';
import { table } from './demo/report.js';
import { DataFolder } from './services/data-folder.js';
import { Service } from './services/service.js';
import { startServices } from './services/services.js';
import { untilSignal } from './until-signal.js';

type Verb = (program: Command) => void;

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const wholeNumber = (text: string): number => Number.parseInt(text, 10);

const start: Verb = (program) =>
  program
    .command('start')
    .description('run the service on this machine, in the foreground; data is kept in .homeward/')
    .addHelpText('after', HELP.start)
    .action(async () => {
      const services = await startServices({ env: process.env });
      print(`Homeward is ready at ${services.url}`);
      await untilSignal();
      await services.stop();
    });

const demonstrate: Verb = (program) =>
  program
    .command('demo')
    .description('load the invented cohort of 2020 and print every published figure beside the computed one')
    .option('--json', 'print one JSON object and nothing else')
    .option('--keep', 'stay up afterwards')
    .option(
      '--without <line>',
      'leave out one line of the data set, and name the figures that depend on it',
      wholeNumber,
    )
    .addHelpText('after', HELP.demo)
    .action(async (options: { json?: boolean; keep?: boolean; without?: number }) => {
      process.exitCode = await demo(options);
    });

const token: Verb = (program) =>
  program
    .command('token')
    .description('print a token for development, valid for ten minutes')
    .addOption(new Option('--role <role>', 'what they are').choices(ROLES).makeOptionMandatory())
    .requiredOption('--as <name>', 'who they are, e.g. sokha')
    .option('--office <office>', 'where they work, e.g. SiemReapCac')
    .option('--json', 'print { "token": … }')
    .addHelpText('after', HELP.token)
    .action(async ({ role, as, office, json }: { role: Role; as: string; office?: string; json?: boolean }) => {
      const { token: key } = await installationKeys(configurationFrom(process.env).data);
      const signed = await (await Tokens.from(key)).sign({ id: as, role, office });
      print(json ? JSON.stringify({ token: signed }) : signed);
    });

const figures: Verb = (program) =>
  program
    .command('figures')
    .description('print the figures of a year from a running service')
    .option('--year <year>', 'which year', wholeNumber, new Date().getFullYear())
    .option('--as-of <day>', 'what had happened by this day')
    .option('--json', 'print the figures as JSON')
    .addHelpText('after', HELP.figures)
    .action(async ({ year, asOf, json }: { year: number; asOf?: string; json?: boolean }) => {
      const client = await connect(process.env);
      const period = { from: `${year}-01-01`, to: `${year}-12-31`, ...(asOf && { asOf }) };
      const all = await figuresOf(client, { id: 'homeward', role: 'ANALYST' }, period);
      if (json) return print(JSON.stringify(all));
      const cells = all.flatMap(({ id, title, cells: each }) =>
        each.map(({ key, value, base }) => ({
          id: `${id}.${key}`,
          title,
          published: null,
          atLeast: false,
          computed: value,
          base,
          ok: null,
        })),
      );
      print(table(cells));
    });

const history: Verb = (program) =>
  program
    .command('history')
    .description('print everything that was ever recorded of one survivor, from a running service')
    .argument('<survivorId>', 'her id')
    .addOption(new Option('--purpose <purpose>', 'why you read it').choices(PURPOSES).default('AUDIT'))
    .option('--as <name>', 'who you are', 'auditor')
    .option('--json', 'print the entries as JSON')
    .addHelpText('after', HELP.history)
    .action(async (survivorId: string, { purpose, as, json }: { purpose: string; as: string; json?: boolean }) => {
      const told = await historyOf(await connect(process.env), { id: as, role: 'AUDITOR' }, survivorId, purpose);
      if (!told) throw new Refused('There is no such survivor, or she is not yours to see.', 'NOT_FOUND');
      print(json ? JSON.stringify(told) : printed(told));
    });

const eventstore: Verb = (program) =>
  program
    .command('eventstore')
    .description('run only the event store: the EventStoreDB protocol without Docker')
    .option('--json', 'print { "url": … } once it serves')
    .addHelpText('after', HELP.eventstore)
    .action(async ({ json }: { json?: boolean }) => {
      const { data } = configurationFrom(process.env);
      const port = portFrom(process.env, 'HOMEWARD_EVENTSTORE_PORT', 2113);
      const folder = await DataFolder.take(data);
      const postgres = await startPostgres({ folder: data }).catch((error: unknown) => {
        folder.release();
        throw error;
      });
      try {
        const environment = () => ({
          EVENTSTORE_DATABASE_URL: postgres.urlFor('eventstore'),
          HOMEWARD_EVENTSTORE_PORT: String(port),
        });
        const { service, ready } = await Service.start(
          'eventstore',
          environment,
          `${data}/logs/eventstore.log`,
          () => undefined,
        );
        print(json ? JSON.stringify({ url: ready.url }) : `The event store is ready at ${ready.url}`);
        await untilSignal();
        await service.stop();
      } finally {
        await postgres.stop();
        folder.release();
      }
    });

const HELP = {
  start: `
Prints one line when it is ready. Ctrl-C or SIGTERM stops everything within ten seconds; after a kill -9 of any or
all of its processes the next start recovers by itself.

Environment:
  HOMEWARD_DATA             where everything is kept (.homeward)
  HOMEWARD_PORT             GraphQL over HTTP (4000)
  HOMEWARD_EVENTSTORE_PORT  the embedded event store (2113)
  HOMEWARD_POSTGRES_PORT    the embedded Postgres (any free port)
  EVENTSTORE_URL            esdb://…, instead of the embedded event store
  DATABASE_URL              postgres://…, instead of the embedded Postgres`,
  demo: `
Starts the whole service in a throw-away folder, sends the commands as GraphQL mutations over HTTP, waits for the views,
and stops everything again. Exit 0 only when no figure disagrees.

Examples:
  npm run demo
  npm run demo -- --json
  npm run demo -- --without 42`,
  token: `
Example:
  curl -s http://127.0.0.1:4000/graphql -H "content-type: application/json" \\
    -H "authorization: Bearer $(npx homeward token --role CASE_WORKER --as sokha --office SiemReapCac)" \\
    -d '{"query":"{ projections { name state } }"}'`,
  figures: `
Examples:
  npx homeward figures --year 2020
  npx homeward figures --year 2020 --as-of 2020-06-30 --json`,
  history: `
Example:
  npx homeward history 11111111-1111-4111-8111-111111111111 --purpose AUDIT`,
  eventstore: `
Any EventStoreDB client can use it; HOMEWARD_EVENTSTORE_PORT says where (2113), HOMEWARD_DATA where its log is kept.`,
};

export const verbs: readonly Verb[] = [start, demonstrate, token, figures, history, eventstore];
