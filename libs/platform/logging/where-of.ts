const FRAME = /^ {4}at .*:\d+:\d+\)?$/;

/** The place where it happened, for a log, without the message: that may repeat what a person typed, on many lines. */
export const whereOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'not an error';
  const frames = (error.stack ?? '').split('\n').filter((line) => FRAME.test(line));
  return [error.name, ...frames.slice(0, 7)].join('\n');
};
