import type { Command } from 'commander';

/** Adds one verb with its --help to the command line. */
export type Verb = (program: Command) => Command;

export const print = (text: string): void => void process.stdout.write(`${text}\n`);
