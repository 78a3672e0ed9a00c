import type { TFunction } from 'i18next';
import { flawInWords } from './flaw-reason.js';

/** What the service says of why something does not go on, by its codes or words, and where our words for it stand. */
const WORDS: readonly (readonly [says: RegExp, words: string])[] = [
  [/^(StoreUnavailable|SharedPosition)\b/, 'store'],
  [/^(DatabaseUnavailable|RetryRequestsLost)\b/, 'database'],
  [/^KeysUnavailable\b/, 'keys'],
  [/^(LogMismatch|UnreadableHead)\b/, 'otherLog'],
  [/^LockHeld\b/, 'locked'],
  [/^(CheckpointConflict|OtherNotaryActive|EventsOutOfOrder)\b/, 'twice'],
  [/^ReaderBehind\b/, 'waits'],
  [/^(ProjectionError|TooManyParkedStreams|ChangedInPlace|QueryFailedError)\b/, 'table'],
  [/^CannotAnswer\b/, 'policy'],
  [/^(UnopenedEvent|BrokenSeal|BrokenWrapping)\b/, 'key'],
  [/^LEGAL_HOLD\b/, 'hold'],
  [/^ERASURE_UNPROVEN\b/, 'unproven'],
  [/^FOREIGN_TABLE\b/, 'foreignTable'],
  [/^The process that builds it ended\b/, 'builderEnded'],
  [/^It has no checkpoint yet\b/, 'notStarted'],
  [/^Its process gave no sign of life\b/, 'silent'],
  [/^The log cannot be read\b/, 'logUnread'],
  [/^[A-Z]?[A-Za-z]*[Ee]rror( [A-Z\d_]+)?\.?$/, 'fault'],
];

/** A reader of the log may go on, and yet not show everything. */
const BESIDE: readonly (readonly [says: RegExp, words: string])[] = [
  [/(^| )\d+ refused, last: /, 'refused'],
  [/(^| )\d+ parked: /, 'parked'],
];

const FLAW = /^(?:unproven|unknownType|unreadable): (.+)$/;

/** In the reader’s language; undefined where the service says something that has no words here. */
export const reasonInWords = (reason: string, t: TFunction): string | undefined => {
  const flaw = FLAW.exec(reason)?.[1];
  if (flaw !== undefined) return flawInWords(flaw, t);
  const first = WORDS.find(([says]) => says.test(reason));
  const found = [...(first ? [first] : []), ...BESIDE.filter(([says]) => says.test(reason))];
  return found.map(([, words]) => t(`operations.because.${words}`)).join(' ') || undefined;
};
