import type { TFunction } from 'i18next';
import { flawInWords } from './flaw-reason.js';

/** What the service says of why something does not go on, by its codes or words, and where our words for it stand. */
const WORDS: readonly (readonly [says: RegExp, words: string])[] = [
  [/^StoreUnavailable\b/, 'store'],
  [/^(DatabaseUnavailable|RetryRequestsLost)\b/, 'database'],
  [/^KeysUnavailable\b/, 'keys'],
  [/^(LogMismatch|UnreadableHead)\b/, 'otherLog'],
  [/^LockHeld\b/, 'locked'],
  [/^(CheckpointConflict|OtherNotaryActive)\b/, 'twice'],
  [/^IndexOfAnotherKey\b/, 'otherKey'],
  [/^ReaderBehind\b/, 'waits'],
  [/^(ProjectionError|TooManyParkedStreams|ChangedInPlace)\b/, 'table'],
  // data, integrity, names and limits; any other class of SQLSTATE is about the moment
  [/^QueryFailedError (22|23|42|54)/, 'table'],
  [/^QueryFailedError\b/, 'database'],
  [/^CannotAnswer\b/, 'policy'],
  [/^(UnopenedEvent )?BrokenSeal\b/, 'altered'],
  [/^(UnopenedEvent )?BrokenWrapping\b/, 'key'],
  [/^LEGAL_HOLD\b/, 'hold'],
  [/^ERASURE_UNPROVEN\b/, 'unproven'],
  [/^FOREIGN_TABLE\b/, 'foreignTable'],
  [/^The process that builds it ended\b/, 'builderEnded'],
  [/^It has no checkpoint yet\b/, 'notStarted'],
  [/^Its process gave no sign of life\b/, 'silent'],
  [/^The log cannot be read\b/, 'logUnread'],
  [/^(SharedPosition|EventsOutOfOrder)\b/, 'fault'],
  [/^[A-Z]?[A-Za-z]*[Ee]rror( [A-Z\d_]+)?(\. |\.?$)/, 'fault'],
];

/** A reader of the log may go on, and yet not show everything. */
const BESIDE: readonly (readonly [says: RegExp, words: string])[] = [
  [/(^| )\d+ refused, last: /, 'refused'],
  [/(^| )\d+ parked: /, 'parked'],
];

const FLAW = /^(?:unproven|unknownType|unreadable): (.+?)(?:\.(?: |$)|$)/;

/** In the reader’s language; undefined where the service says something that has no words here. */
export const reasonInWords = (reason: string, t: TFunction): string | undefined => {
  const inWords = (words: string): string => t(`operations.because.${words}`);
  const flaw = FLAW.exec(reason)?.[1];
  const first = flaw === undefined ? WORDS.find(([says]) => says.test(reason))?.[1] : undefined;
  const cause = flaw === undefined ? first && inWords(first) : flawInWords(flaw, t);
  // what stands beside is not all of it
  if (flaw !== undefined && cause === undefined) return undefined;
  const beside = BESIDE.filter(([says]) => says.test(reason)).map(([, words]) => inWords(words));
  return [cause, ...beside].filter(Boolean).join(' ') || undefined;
};
