import { Option } from 'commander';
import { PURPOSES } from '#nest/plain';
import { connectLazily } from '../client/connect-lazily.js';
import { survivorIdOf } from '../client/survivor-id.js';
import { looksAt, type RecordedLook, type LookHistory } from '../client/looks.js';
import { nameInWords } from '../export/words.js';
import { formatInstant } from '../format.js';
import { personIn } from '../misuse.js';
import { print, type Verb } from './verb.js';

interface Options {
  readonly purpose: string;
  readonly as: string;
  readonly json?: boolean;
}

export const whoLooked: Verb = (program, configured) =>
  program
    .command('who-looked')
    .description('print who read the record of one survivor: when, why and what, from the running service')
    .argument('<survivor>', 'the survivor’s id or case number')
    .addOption(new Option('--purpose <purpose>', 'purpose of reading').choices(PURPOSES).default('AUDIT'))
    .option('--as <name>', 'your name', 'auditor')
    .option('--json', 'print { "looks": […], "stale": …, "complete": … }')
    .addHelpText('after', HELP)
    .action(async (survivor: string, { purpose, as, json }: Options) => {
      const by = { id: personIn(as), role: 'AUDITOR' } as const;
      const client = await connectLazily(configured);
      const looks = await looksAt(client, by, await survivorIdOf(client, by, survivor), purpose);
      print(json ? JSON.stringify(looks) : formatLooks(looks));
    });

const HELP = `
It uses the running service of this folder, or of the folder in HOMEWARD_DATA. The latest read comes first.
Your own query is recorded, too, and included.

Examples:
  npx homeward who-looked 11111111-1111-4111-8111-111111111111
  npx homeward who-looked 11111111-1111-4111-8111-111111111111 --purpose SUBJECT_REQUEST --as vuthy --json`;

const WHAT: Readonly<Record<RecordedLook['kind'], (look: RecordedLook) => string>> = {
  PERSONAL_DATA_READ: ({ operation, purpose, basis, classes }) =>
    `${operation} for ${purpose}, by ${nameInWords(basis!)}: ${classes.length > 0 ? classes.map(nameInWords).join(', ') : 'nothing personal'}`,
  AUDIT_LOG_READ: ({ purpose }) => `listed the readers, for ${purpose}`,
  READING_REFUSED: ({ operation, purpose, times }) =>
    `REFUSED: ${operation}${purpose ? ` for ${purpose}` : ''}${times ? `, ${times} times` : ''}`,
  BREAK_GLASS_OPENED: ({ reason, until }) =>
    `EMERGENCY ACCESS: ${nameInWords(reason!)}, until ${formatInstant(until!)}`,
  BREAK_GLASS_REVIEWED: ({ upheld }) => `reviewed an emergency access: ${upheld ? 'upheld' : 'NOT UPHELD'}`,
};

const LACKS =
  'The list may lack readings: what the service has written is not all in the views. Run `npx homeward verify`.';

export const formatLooks = ({ looks, stale, complete }: LookHistory): string =>
  [
    ...looks.map((look) => {
      const office = look.office === null ? '' : `, ${look.office}`;
      return `${formatInstant(look.at)}  ${`${look.who} (${look.role}${office})`.padEnd(40)} ${WHAT[look.kind](look)}`;
    }),
    ...(stale ? ['', 'The views are behind, so the latest reads may be missing. Try again in a moment.'] : []),
    ...(complete ? [] : ['', LACKS]),
  ].join('\n');
