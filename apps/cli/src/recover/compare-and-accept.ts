import { CommandRefused } from '../client/client.js';
import { acceptLoss } from './accept-loss.js';
import { acceptMove } from './accept-move.js';
import { findingsIn, isMismatched, type RecoveryFindings } from './findings.js';
import { formatFindings } from './printed.js';
import type { RecoveryStores } from './stores.js';

/** What the operator accepts: nothing, the loss for a reason, or that the log was copied. */
interface Acceptance {
  readonly loss: boolean;
  readonly move: boolean;
  readonly reason: string;
}

interface RecoveryOutcome {
  readonly text: string;
  /** Whether something is missing, and was not accepted. */
  readonly isMismatched: boolean;
}

/**
 * Compares the log with all that stands on it, and accepts what the operator accepts.
 * @returns what to print
 * @throws CommandRefused
 */
export const compareAndAccept = async (
  stores: RecoveryStores,
  accepted: Acceptance,
  onRead: (events: number) => void,
): Promise<RecoveryOutcome> => {
  const findings = await findingsIn(stores, onRead);
  if (accepted.move) return { text: await moveAndFormat(stores, findings), isMismatched: false };
  if (!accepted.loss) return { text: formatFindings(findings), isMismatched: isMismatched(findings) };
  if (!isMismatched(findings))
    throw new CommandRefused('Nothing is missing: there is no loss to accept.', 'NOTHING_TO_RECOVER');
  const { head, finding } = findings.head;
  if (finding && !head)
    throw new CommandRefused(`What is given up cannot be named. ${finding.what}`, 'HEAD_UNREADABLE');
  await acceptLoss(stores, findings, accepted.reason);
  return {
    text: 'The loss is recorded, and all views are rebuilt from the first event: npx homeward start',
    isMismatched: false,
  };
};

/** @returns the next step. @throws CommandRefused */
const moveAndFormat = async (stores: RecoveryStores, findings: RecoveryFindings): Promise<string> => {
  if (!isMismatched(findings)) throw new CommandRefused('Everything stands on this log already.', 'NOTHING_TO_RECOVER');
  if (!findings.isMoved)
    throw new CommandRefused('Something is missing from this log. Run: npx homeward recover', 'LOG_NOT_MOVED');
  await acceptMove(stores, findings);
  return 'All views are rebuilt from the first event: npx homeward start';
};
