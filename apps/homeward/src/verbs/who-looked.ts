import { Option } from 'commander';
import { PURPOSES } from '#step';
import { Refused, type Client } from '../client/client.js';
import { connect } from '../client/connection.js';
import { notBlank } from '../misuse.js';
import { print, type Verb } from './verb.js';

interface Look {
  readonly kind: 'PersonalDataRead' | 'AuditLogRead' | 'BreakGlassOpened' | 'BreakGlassReviewed';
  readonly who: string;
  readonly role: string;
  readonly office: string | null;
  readonly at: string;
  readonly purpose: string | null;
  readonly basis: string | null;
  readonly classes: readonly string[];
  readonly operation: string | null;
  readonly reason: string | null;
  readonly until: string | null;
  readonly upheld: boolean | null;
}

interface Page {
  readonly edges: readonly { readonly node: Look }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly stale: boolean;
}

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
      const told = await looksAt(await connect(process.env), notBlank('--as', as), survivorId, purpose);
      print(json ? JSON.stringify(told) : printed(told));
    });

const HELP = `
It asks the service that runs from this folder, or from the one that HOMEWARD_DATA names. The last one comes first. That
you asked is written down as well, and is among them.

Examples:
  npx homeward who-looked 11111111-1111-4111-8111-111111111111
  npx homeward who-looked 11111111-1111-4111-8111-111111111111 --purpose SUBJECT_REQUEST --as vuthy --json`;

const WHO_LOOKED = `query ($survivorId: ID!, $purpose: Purpose!, $after: String) {
  whoLooked(survivorId: $survivorId, purpose: $purpose, first: 50, after: $after) {
    edges { node { kind who role office at purpose basis classes operation reason until upheld } }
    pageInfo { hasNextPage endCursor } stale
  }
}`;

interface Told {
  readonly looks: readonly Look[];
  readonly stale: boolean;
}

/** Page by page; of what was written meanwhile nothing is told. */
const looksAt = async (client: Client, id: string, survivorId: string, purpose: string): Promise<Told> => {
  const looks: Look[] = [];
  for (let after: string | null = null, stale = false; ;) {
    const variables = { survivorId, purpose, after };
    const asked: { whoLooked: Page | null } = await client.insist({ id, role: 'AUDITOR' }, WHO_LOOKED, variables);
    if (!asked.whoLooked) throw new Refused('There is no such survivor, or she is not yours to see.', 'NOT_FOUND');
    looks.push(...asked.whoLooked.edges.map(({ node }) => node));
    stale ||= asked.whoLooked.stale;
    if (!asked.whoLooked.pageInfo.hasNextPage) return { looks, stale };
    after = asked.whoLooked.pageInfo.endCursor;
  }
};

const WHAT: Readonly<Record<Look['kind'], (look: Look) => string>> = {
  PersonalDataRead: ({ operation, purpose, basis, classes }) =>
    `${operation} for ${purpose}, by ${basis}: ${classes.length > 0 ? classes.join(', ') : 'nothing personal'}`,
  AuditLogRead: ({ purpose }) => `asked who had looked, for ${purpose}`,
  BreakGlassOpened: ({ reason, until }) => `BROKE THE GLASS: ${reason}, until ${minute(until!)}`,
  BreakGlassReviewed: ({ upheld }) => `reviewed that the glass was broken: ${upheld ? 'upheld' : 'NOT UPHELD'}`,
};

const minute = (instant: string): string => instant.slice(0, 19).replace('T', ' ');

const printed = ({ looks, stale }: Told): string =>
  [
    ...looks.map((look) => {
      const office = look.office === null ? '' : `, ${look.office}`;
      return `${minute(look.at)}  ${`${look.who} (${look.role}${office})`.padEnd(40)} ${WHAT[look.kind](look)}`;
    }),
    ...(stale ? ['', 'The views are behind: the last ones may be missing. Ask again in a moment.'] : []),
  ].join('\n');
