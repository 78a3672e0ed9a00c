import type { Command } from 'commander';
import type { ProcessConfiguration } from '#platform/plain';
import { printable } from '../printable.js';

/** Adds one verb with its --help to the command line. Only the action reads the configuration. */
export type Verb = (program: Command, configured: ProcessConfiguration) => Command;

export const print = (text: string): void => void process.stdout.write(`${printable(text)}\n`);
