import type { Command } from 'commander';

/** Adds one verb to the command line, with all that its --help says. */
export type Verb = (program: Command) => Command;

export const print = (text: string): void => void process.stdout.write(`${text}\n`);
