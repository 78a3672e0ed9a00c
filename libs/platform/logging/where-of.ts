const FRAME = /^ {4}at .*:\d+:\d+\)?$/;
const CODE = /^[A-Z][A-Z0-9_]{1,40}$/;
const SYSTEM_CALL = /^[a-z]{2,41}$/;

interface SystemError {
  readonly code?: unknown;
  readonly syscall?: unknown;
}

const matching = (word: unknown, pattern: RegExp): readonly string[] =>
  typeof word === 'string' && pattern.test(word) ? [word] : [];

/** An error of the system, such as a full disk, has no other name than `Error`, and often no frame. */
const kindOf = (error: Error): string => {
  const { code, syscall } = error as SystemError;
  return [error.name, ...matching(code, CODE), ...matching(syscall, SYSTEM_CALL)].join(' ');
};

/**
 * What kind of error it is and the place where it happened, for a log, without the message: that may repeat what a person
 * typed, on many lines.
 */
export const whereOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'not an error';
  const frames = (error.stack ?? '').split('\n').filter((line) => FRAME.test(line));
  const cause = error.cause instanceof Error ? `, caused by ${kindOf(error.cause)}` : '';
  return [`${kindOf(error)}${cause}`, ...frames.slice(0, 7)].join('\n');
};
