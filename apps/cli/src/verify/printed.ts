import type { Finding } from './findings.js';
import type { VerifyResult } from './verify.js';

/** The result as text. */
export const formatVerifyResult = (verified: VerifyResult): string =>
  [
    ...formatAcknowledged(verified),
    ...formatLogged(verified),
    ...formatProjected(verified),
    headOf(verified),
    ...missingHeads(verified),
    ...setAsideIn(verified),
    ...documentLines(verified),
    ...releaseLines(verified),
    verdictOn(verified),
    ...verified.findings.map(line),
    ...formatUnnamed(verified),
  ].join('\n');

const formatAcknowledged = ({ acked, promised }: VerifyResult): string[] =>
  acked === null ? [] : [`acknowledged  ${promised}, of which ${acked} are in the log`];

const formatLogged = ({ logged: count, streams, others }: VerifyResult): string[] => [
  `logged        ${count} entries of records`,
  ...Object.entries(streams).map(
    ([kind, sum]) => `  ${kind.padEnd(12)}${sum.events} in ${sum.streams} streams, ${sum.checksum.slice(0, 16)}`,
  ),
  ...(others > 0 ? [`  others      ${others} in streams that Homeward does not use`] : []),
];

const formatProjected = ({ projected: count, rows, tables, parked }: VerifyResult): string[] =>
  count === null
    ? []
    : [
        `projected     ${count} entries, ${rows} rows in ${tables} tables${parked > 0 ? `; ${parked} streams are parked` : ''}`,
      ];

const headOf = ({ head, younger }: VerifyResult): string => {
  const tail = younger === 1 ? '1 event is' : `${younger} events are`;
  const newer = `${tail} newer${younger > 0 ? ': only the log itself proves that part' : ''}`;
  if (!head)
    return `head          none was signed yet, or its folder was lost: only the log itself proves its ${younger} events`;
  const loss = head.lossAccepted ? ' (an operator has accepted the loss of its events)' : '';
  return `head          signed at ${head.at} over ${head.size} events${loss}; ${newer}`;
};

const missingHeads = ({ headsMissing }: VerifyResult): string[] =>
  headsMissing.map(
    ({ from, until }) =>
      `  none         was there at ${from}, ${until === undefined ? 'and the log names none since: if their folder was lost, the next head proves nothing of what was recorded before it' : `and again one at ${until}: if their folder was lost, the heads prove nothing of what was recorded before that`}`,
  );

const setAsideIn = ({ setAside }: VerifyResult): string[] =>
  setAside.map(
    ({ stream, revision, eventId, by }) =>
      `set aside     entry ${revision} of ${stream} (event ${eventId}), by the event ${by}`,
  );

const documentLines = ({ documents }: VerifyResult): string[] => {
  if (!documents || documents.attached + documents.strays === 0) return [];
  const strays = documents.strays === 0 ? '' : `; ${documents.strays} more are stored, which no entry names yet`;
  return [`documents     ${documents.attached} attached${strays}`];
};

const releaseLines = ({ releases: found }: VerifyResult): string[] => {
  if (!found || found.years === 0) return [];
  const { years, withoutCode } = found;
  const unproven = withoutCode === 0 ? '' : `; ${withoutCode} without a code, as before 0.32.0: compare with a copy`;
  return [`released      figures of ${years === 1 ? '1 year' : `${years} years`}${unproven}`];
};

const verdictOn = ({ found, codes, projected: count }: VerifyResult): string => {
  if (found > 0) return `${found === 1 ? '1 difference' : `${found} differences`}:`;
  const codesHold = codes ? 'every code and ' : '';
  const views = count === null ? '' : ', and every row of the views matches the log';
  return capital(`${codesHold}every chain is sound${views}.`);
};

const formatUnnamed = ({ found, findings }: VerifyResult): string[] =>
  found > findings.length ? [`  and ${found - findings.length} more`] : [];

const line = ({ what, table, stream, revision, eventId }: Finding): string => {
  const entry = revision === undefined ? '' : `entry ${revision}`;
  const where = [table, stream, entry, eventId && `event ${eventId}`].filter(Boolean).join(', ');
  return `  ${where}${where ? ': ' : ''}${what}`;
};

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
