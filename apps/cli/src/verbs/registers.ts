import type { Bearer, ProcessConfiguration } from '#platform/plain';
import { connectLazily } from '../client/connect-lazily.js';
import { Misuse, personIn } from '../misuse.js';
import { readInputFile } from '../read-input-file.js';
import type { ToSend } from '../registers/send.js';
import { print, type Verb } from './verb.js';

interface Options {
  readonly as: string;
  readonly dryRun?: boolean;
}

export const registers: Verb = (program, configured) => {
  const verb = program
    .command('registers')
    .description('fill the registers of offices, staff and partner organisations in the running service');
  verb
    .command('from-history')
    .description('register every office and colleague that the log names, each from its first day')
    .option('--dry-run', 'print what would be registered, and send nothing')
    .option('--as <name>', 'the name of the administrator', 'homeward')
    .action(async (options: Options) => {
      const { commandsFromLog } = await import('../registers/from-log.js');
      await register(configured, await commandsFromLog(configured), options);
    });
  verb
    .command('import')
    .description('register what a spreadsheet (CSV) contains')
    .argument('<file>', 'e.g. registers.csv')
    .option('--dry-run', 'check every row, print what would be registered, and send nothing')
    .option('--as <name>', 'the name of the administrator', 'homeward')
    .action(async (file: string, options: Options) => {
      const { UnreadableTable, commandsIn } = await import('#domain/directory/plain');
      const commands = (): readonly ToSend[] => {
        try {
          return commandsIn(readInputFile(file));
        } catch (error) {
          throw error instanceof UnreadableTable ? new Misuse(error.message) : error;
        }
      };
      await register(configured, commands(), options);
    });
  return verb.addHelpText('after', HELP);
};

const register = async (
  configured: ProcessConfiguration,
  commands: readonly ToSend[],
  { as, dryRun = false }: Options,
): Promise<void> => {
  const { formatCommand, formatOutcome, sendAll } = await import('../registers/send.js');
  if (dryRun) {
    for (const one of commands) print(formatCommand(one));
    return print(`${commands.length} would be sent. Nothing was sent.`);
  }
  const by: Bearer = { id: personIn(as), role: 'ADMINISTRATOR' };
  const sent = await sendAll(await connectLazily(configured), by, commands);
  print(formatOutcome(sent));
  if (sent.some(({ outcome }) => outcome === 'refused')) process.exitCode = 1;
};

const HELP = `
While a register is empty, nothing is compared with it. From its first entry on, a command that names an office, a
colleague or an organisation which is not in it on that day is refused. So fill a register completely: look at
--dry-run first, and fill the registers of an existing log from its history.
Everything may be repeated: what is registered already is left as it is.

The file is CSV in UTF-8, with commas. Its first line names the columns; a list in a cell is separated by semicolons.
  register      office, worker, deputy or organisation
  code          an office's code, e.g. SiemReapCac, or the name with which a worker signs in, for a deputy
                that of the supervisor; empty for an organisation
  name          the name; for an organisation, the one that referrals use
  localName     the name in Khmer script
  province      two digits, for an office or an organisation
  roles         of a worker, e.g. CASE_WORKER; SUPERVISOR
  office        of a worker
  deputy        who acts in the place of that supervisor, by sign-in name
  kind          of an organisation, e.g. Ngo or Health
  districts     of an organisation, four digits each
  services      of an organisation, by its stored codes, e.g. Medical; LegalAid
  from, until   the first and the last day, as 2020-06-30; until may be empty

Examples:
  npx homeward registers from-history --dry-run
  npx homeward registers from-history --as rachana
  npx homeward registers import registers.csv --dry-run

Exit codes: 0 all is registered, 1 something was refused, 64 no such file or wrong columns.`;
