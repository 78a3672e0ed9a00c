import { interruption } from '../interruption.js';
import { Misuse } from '../misuse.js';
import { progressLine } from '../progress-line.js';
import { print, type Verb } from './verb.js';

const REASON_MAX_LENGTH = 500;

interface Options {
  readonly acceptLoss?: boolean;
  readonly acceptMove?: boolean;
  readonly reason?: string;
}

export const recover: Verb = (program, configured) =>
  program
    .command('recover')
    .description('explain why the service refuses the log, and accept a loss or a move of it')
    .option('--accept-loss', 'record the missing entries as lost, and rebuild all views from the first event')
    .option('--accept-move', 'rebuild all views from the first event of a copied log from which nothing is missing')
    .option('--reason <text>', 'the reason; it is recorded for ever, so it must not name a person')
    .addHelpText('after', HELP)
    .action(async ({ acceptLoss: accepts = false, acceptMove: moves = false, reason = '' }: Options) => {
      if (accepts && moves)
        throw new Misuse('--accept-loss and --accept-move contradict each other: give one of them.');
      if (accepts && !/\S/.test(reason))
        throw new Misuse('--accept-loss needs --reason "why": it is recorded with the loss.');
      if (reason.length > REASON_MAX_LENGTH) throw new Misuse(`--reason may have ${REASON_MAX_LENGTH} characters.`);
      const { compareAndAccept } = await import('../recover/compare-and-accept.js');
      const { withRecoveryStores } = await import('../recover/stores.js');
      await withRecoveryStores(configured, interruption(), async (stores) => {
        const line = progressLine();
        const accepted = { loss: accepts, move: moves, reason: reason.trim() };
        const { text, isMismatched } = await compareAndAccept(stores, accepted, (events) =>
          line.show('Reading the log', events, 'events'),
        ).finally(line.clear);
        print(text);
        if (isMismatched) process.exitCode = 1;
      });
    });

const HELP = `
The service refuses a log that is shorter than the one it knows, or another log: after the restore of an older backup, or
if EVENTSTORE_URL names another event store. This command compares the log with its last signed head, with the checkpoints
of views, indexes and policies, and with the tombstones of erasures, and reports what is missing. Without options it
changes nothing, and exits with 1 if something is missing.

It uses the stores of this folder, or of the folder in HOMEWARD_DATA, and starts them if they are not running. For a
service with external stores, run it where the projector runs, with the same environment. It reads the log once. If it is
killed, run it again.

If the log was copied to another event store, every event has another position but nothing is missing. The command reports
that, and --accept-move rebuilds everything on the new positions.

Examples:
  npx homeward recover
  npx homeward recover --accept-move
  npx homeward recover --accept-loss --reason "Disk lost on 3 March; restored the backup of the night before."`;
