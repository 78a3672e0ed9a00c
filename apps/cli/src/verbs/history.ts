import { Option } from 'commander';
import { PURPOSES } from '#nest/plain';
import { connectLazily } from '../client/connect-lazily.js';
import { noSuchSurvivor, survivorIdOf } from '../client/survivor-id.js';
import { historyOf, formatHistory } from '../client/history.js';
import { personIn } from '../misuse.js';
import { print, type Verb } from './verb.js';

export const history: Verb = (program, configured) =>
  program
    .command('history')
    .description('print all entries about one survivor, from the running service')
    .argument('<survivor>', 'the survivor’s id or case number')
    .addOption(new Option('--purpose <purpose>', 'purpose of reading').choices(PURPOSES).default('AUDIT'))
    .option('--as <name>', 'your name', 'auditor')
    .option('--json', 'print the entries as JSON')
    .addHelpText('after', HELP)
    .action(async (survivor: string, { purpose, as, json }: { purpose: string; as: string; json?: boolean }) => {
      const by = { id: personIn(as), role: 'AUDITOR' } as const;
      const client = await connectLazily(configured);
      const entries = await historyOf(client, by, await survivorIdOf(client, by, survivor), purpose);
      if (!entries) throw noSuchSurvivor();
      print(json ? JSON.stringify(entries) : formatHistory(entries));
    });

const HELP = `
It uses the running service of this folder, or of the folder in HOMEWARD_DATA. The last line says whether
any entry was altered after it was recorded.

Examples:
  npx homeward history 11111111-1111-4111-8111-111111111111
  npx homeward history 11111111-1111-4111-8111-111111111111 --purpose COURT --as vuthy --json`;
