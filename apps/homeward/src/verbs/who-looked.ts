import { Option } from 'commander';
import { PURPOSES } from '#step/plain';
import { connect } from '../client/connection.js';
import { looksAt, type Look, type Looks } from '../client/looks.js';
import { personIn } from '../misuse.js';
import { print, type Verb } from './verb.js';

interface Options {
  readonly purpose: string;
  readonly as: string;
  readonly json?: boolean;
}

export const whoLooked: Verb = (program) =>
  program
    .command('who-looked')
    .description('print who looked at one survivor, when, why, and at what, from the running service')
    .argument('<survivorId>', 'her id')
    .addOption(new Option('--purpose <purpose>', 'why you ask').choices(PURPOSES).default('AUDIT'))
    .option('--as <name>', 'who you are', 'auditor')
    .option('--json', 'print { "looks": […], "stale": … }')
    .addHelpText('after', HELP)
    .action(async (survivorId: string, { purpose, as, json }: Options) => {
      const by = { id: personIn(as), role: 'AUDITOR' } as const;
      const told = await looksAt(await connect(process.env), by, survivorId, purpose);
      print(json ? JSON.stringify(told) : printed(told));
    });

const HELP = `
It asks the service that runs from this folder, or from the one that HOMEWARD_DATA names. The last one comes first. That
you asked is written down as well, and is among them.

Examples:
  npx homeward who-looked 11111111-1111-4111-8111-111111111111
  npx homeward who-looked 11111111-1111-4111-8111-111111111111 --purpose SUBJECT_REQUEST --as vuthy --json`;

const WHAT: Readonly<Record<Look['kind'], (look: Look) => string>> = {
  PersonalDataRead: ({ operation, purpose, basis, classes }) =>
    `${operation} for ${purpose}, by ${basis}: ${classes.length > 0 ? classes.join(', ') : 'nothing personal'}`,
  AuditLogRead: ({ purpose }) => `asked who had looked, for ${purpose}`,
  BreakGlassOpened: ({ reason, until }) => `BROKE THE GLASS: ${reason}, until ${minute(until!)}`,
  BreakGlassReviewed: ({ upheld }) => `reviewed that the glass was broken: ${upheld ? 'upheld' : 'NOT UPHELD'}`,
};

const minute = (instant: string): string => instant.slice(0, 19).replace('T', ' ');

const printed = ({ looks, stale }: Looks): string =>
  [
    ...looks.map((look) => {
      const office = look.office === null ? '' : `, ${look.office}`;
      return `${minute(look.at)}  ${`${look.who} (${look.role}${office})`.padEnd(40)} ${WHAT[look.kind](look)}`;
    }),
    ...(stale ? ['', 'The views are behind: the last ones may be missing. Ask again in a moment.'] : []),
  ].join('\n');
