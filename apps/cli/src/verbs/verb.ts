import type { Command } from 'commander';
import type { ProcessConfiguration } from '#platform/plain';

/** Adds one verb with its --help to the command line. Only the action reads the configuration. */
export type Verb = (program: Command, configured: ProcessConfiguration) => Command;

export const print = (text: string): void => void process.stdout.write(`${text}\n`);
