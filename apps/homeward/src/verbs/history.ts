import { Option } from 'commander';
import { PURPOSES } from '#step/plain';
import { Refused } from '../client/client.js';
import { connect } from '../client/connection.js';
import { historyOf, printed } from '../demo/history.js';
import { personIn } from '../misuse.js';
import { print, type Verb } from './verb.js';

export const history: Verb = (program) =>
  program
    .command('history')
    .description('print everything that was ever recorded of one survivor, from the running service')
    .argument('<survivorId>', 'her id')
    .addOption(new Option('--purpose <purpose>', 'why you read it').choices(PURPOSES).default('AUDIT'))
    .option('--as <name>', 'who you are', 'auditor')
    .option('--json', 'print the entries as JSON')
    .addHelpText('after', HELP)
    .action(async (survivorId: string, { purpose, as, json }: { purpose: string; as: string; json?: boolean }) => {
      const by = { id: personIn(as), role: 'AUDITOR' } as const;
      const told = await historyOf(await connect(process.env), by, survivorId, purpose);
      if (!told) throw new Refused('There is no such survivor, or you may not see this record: check the id.', 'NOT_FOUND');
      print(json ? JSON.stringify(told) : printed(told));
    });

const HELP = `
It asks the service that runs from this folder, or from the one that HOMEWARD_DATA names. The last line says whether
every entry is still what it was when it was recorded.

Examples:
  npx homeward history 11111111-1111-4111-8111-111111111111
  npx homeward history 11111111-1111-4111-8111-111111111111 --purpose COURT --as vuthy --json`;
