import { interruption } from '../interruption.js';
import { Misuse } from '../misuse.js';
import { acceptLoss } from '../recover/accept-loss.js';
import { acceptMove } from '../recover/accept-move.js';
import { findingsIn, isMismatched, type Findings } from '../recover/findings.js';
import { printed } from '../recover/printed.js';
import { withRecoveryStores, type RecoveryStores } from '../recover/stores.js';
import { Refused } from '../client/client.js';
import { print, type Verb } from './verb.js';

const REASON_MAX_LENGTH = 500;

interface Options {
  readonly acceptLoss?: boolean;
  readonly acceptMove?: boolean;
  readonly reason?: string;
}

export const recover: Verb = (program) =>
  program
    .command('recover')
    .description('explain why the log is refused, and decide what becomes of it')
    .option('--accept-loss', 'record that what is missing is lost, and build all views again from the first event')
    .option(
      '--accept-move',
      'nothing is missing from a log that was copied: build all views again from the first event',
    )
    .option('--reason <text>', 'why; it is recorded for ever, so name nobody')
    .addHelpText('after', HELP)
    .action(async ({ acceptLoss: accepts = false, acceptMove: moves = false, reason = '' }: Options) => {
      if (accepts && moves)
        throw new Misuse('--accept-loss and --accept-move contradict each other: give one of them.');
      if (accepts && !/\S/.test(reason))
        throw new Misuse('--accept-loss needs --reason "why": it is recorded with the loss.');
      if (reason.length > REASON_MAX_LENGTH) throw new Misuse(`--reason may have ${REASON_MAX_LENGTH} characters.`);
      await withRecoveryStores(process.env, interruption(), async (stores) => {
        const shows = process.stderr.isTTY;
        const findings = await findingsIn(stores, (events) => {
          if (shows) process.stderr.write(`\r\x1b[KReading the log: ${events.toLocaleString('en')} events`);
        });
        if (shows) process.stderr.write('\r\x1b[K');
        if (moves) return print(await movedWith(stores, findings));
        if (!accepts) {
          print(printed(findings));
          if (isMismatched(findings)) process.exitCode = 1;
          return;
        }
        if (!isMismatched(findings))
          throw new Refused('Nothing is missing: there is no loss to accept.', 'NOTHING_TO_RECOVER');
        const { head, finding } = findings.head;
        if (finding && !head) throw new Refused(`What is given up cannot be named. ${finding.what}`, 'HEAD_UNREADABLE');
        await acceptLoss(stores, findings, reason.trim());
        print('The loss is recorded, and all views are built again from the first event: npx homeward start');
      });
    });

/** @returns what is left to do. @throws Refused */
const movedWith = async (stores: RecoveryStores, findings: Findings): Promise<string> => {
  if (!isMismatched(findings)) throw new Refused('Everything stands on this log already.', 'NOTHING_TO_RECOVER');
  if (!findings.isMoved)
    throw new Refused('Something is missing from this log. Run: npx homeward recover', 'LOG_NOT_MOVED');
  await acceptMove(stores, findings);
  return 'All views are built again from the first event: npx homeward start';
};

const HELP = `
The service refuses a log that is shorter than, or another one than, the one it knows: after an older backup was restored,
or EVENTSTORE_URL names another event store. This command compares the log with its last signed head, with the checkpoints
of views, indexes and policies, and with the tombstones of erasures, and says what is missing. Without options it changes
nothing, and exits with 1 where something is missing.

It uses the stores of the service that runs from this folder, or from the one that HOMEWARD_DATA names, and starts them
where they do not run. For a service with stores of its own it is run where the projector is, with the same environment.
It reads the log once. When it is killed at any moment, run it again.

Where the log was copied to another event store, every event has another position and nothing is missing. It says so, and
--accept-move lets everything begin again on the new positions.

Examples:
  npx homeward recover
  npx homeward recover --accept-move
  npx homeward recover --accept-loss --reason "Disk lost on 3 March; restored the backup of the night before."`;
