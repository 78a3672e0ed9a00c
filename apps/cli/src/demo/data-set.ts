import { isCommand, type Line } from '#demonstration';
import { Misuse, wholeNumber } from '../misuse.js';

/** The line of the data set to leave out, counted from 1. @throws Misuse */
export const lineToLeaveOut = (lines: readonly Line[], text: string): number => {
  const number = wholeNumber('--without', text, 1, lines.length);
  if (isCommand(lines[number - 1]!)) return number;
  throw new Misuse(
    `--without is ${number}, a line on which the data set only waits: choose another from 1 to ${lines.length}.`,
  );
};

/** The child whose disclosure led to a conviction. */
export const childIn = (lines: readonly Line[]): string =>
  String(lines.filter(isCommand).find(({ mutation }) => mutation === 'conductForensicInterview')!.input.survivorId);
