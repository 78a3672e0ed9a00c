import { formatCount } from '../format.js';
import { isMismatched, type RecoveryFindings } from './findings.js';

const NAMED_MAX = 3;

const formatNames = (names: readonly string[]): string =>
  names.length <= NAMED_MAX
    ? names.join(', ')
    : `${names.slice(0, NAMED_MAX).join(', ')} and ${names.length - NAMED_MAX} more`;

/** The findings in plain words, with the choices if something is missing. */
export const formatFindings = (findings: RecoveryFindings): string =>
  [
    `log          ${findings.origin}: ${formatCount(findings.events, 'event')}${lastOf(findings)}`,
    `signed head  ${headLine(findings)}`,
    `checkpoints  ${findings.elsewhere.length === 0 ? 'all match this log' : 'some do not match this log:'}`,
    ...findings.elsewhere.map(({ names, reason }) => `  ${formatNames(names)}: ${reason}.`),
    `tombstones   ${tombstoneLine(findings)}`,
    ...(isMismatched(findings)
      ? findings.isMoved
        ? ['', MOVED]
        : ['', formatMissing(findings), '', CHOICES]
      : ['', 'Nothing is missing: there is nothing to recover.']),
  ].join('\n');

const lastOf = ({ last }: RecoveryFindings): string => (last ? `, the last one recorded at ${last.recordedAt}` : '');

const headLine = ({ head: { head, finding, lossAccepted } }: RecoveryFindings): string => {
  if (finding) return `${finding.eventId ? `the event ${finding.eventId} ` : ''}${finding.what}`;
  if (!head) return 'none was signed yet';
  const counts = `counts ${formatCount(head.size, 'event')}, signed at ${head.at}`;
  return lossAccepted ? `${counts}; its loss was accepted` : `${counts}: they are all there`;
};

const tombstoneLine = ({ tombstones: { all, unknownToTheLog } }: RecoveryFindings): string =>
  all === 0
    ? 'none'
    : `${formatCount(all, 'person')} erased; of ${unknownToTheLog.toLocaleString('en')} the log knows nothing, and their keys stay destroyed`;

/** The number and time of the missing events, as far as known outside the log. */
const formatMissing = ({ events, last, head, furthest }: RecoveryFindings): string => {
  const signed = head.head;
  const from = last ? `since ${last.recordedAt}` : 'from the first one on';
  const until = [signed?.at, furthest?.recordedAt?.toISOString()]
    .filter((at) => at !== undefined)
    .toSorted()
    .at(-1);
  const least = signed && signed.size > events ? `at least ${formatCount(signed.size - events, 'event')}` : 'events';
  return `Missing: ${least}, recorded ${from}${until && (!last || until > last.recordedAt) ? ` and until ${until}` : ''}; nothing outside the log counts what came after the last signed head.`;
};

const CHOICES = `Nothing is read or recorded until you decide:
  1. The right log is elsewhere: a newer backup, another address in EVENTSTORE_URL (as
     after npx homeward migrate-log), a node that lags. Bring it back, and the
     service goes on by itself. Nothing is lost.
  2. What is missing is lost: npx homeward recover --accept-loss --reason "why". This is recorded in the log for ever, all
     views are built again from the first event, and erased people stay erased. People must record again what is missing.
     If the right log comes back later, it is refused.`;

const MOVED = `Nothing is missing: the log has every event on which anything stands, at another position, since it was copied.
Where a migration was not finished, run the same command npx homeward migrate-log again. Otherwise: npx homeward recover --accept-move
builds all views again from the first event. Erased people stay erased.`;
