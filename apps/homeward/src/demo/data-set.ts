import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command, Line } from '../cohort/line.js';
import { Misuse, wholeNumber } from '../misuse.js';

const FILE = new URL('../../../../../apps/homeward/data/cambodia-2020.ndjson', import.meta.url);

export const dataSet = (): Line[] =>
  readFileSync(fileURLToPath(FILE), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

export const isCommand = (line: Line): line is Command => 'mutation' in line;

/** Which line of the data set is to be left out, counted from 1. @throws Misuse */
export const lineToLeaveOut = (lines: readonly Line[], text: string): number => {
  const number = wholeNumber('--without', text, 1, lines.length);
  if (isCommand(lines[number - 1]!)) return number;
  throw new Misuse(`--without is ${number}, where the data set only waits: choose another from 1 to ${lines.length}.`);
};

/** The child whose disclosure led to a conviction. */
export const childIn = (lines: readonly Line[]): string =>
  String(lines.filter(isCommand).find(({ mutation }) => mutation === 'conductForensicInterview')!.input.survivorId);
