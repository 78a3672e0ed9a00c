#!/usr/bin/env node
import 'reflect-metadata';
import { Command } from 'commander';
import { Refused } from './client/client.js';
import { CouldNotStart } from './services/service.js';
import { CannotStart } from '#embedded-postgres';
import { ConfigurationError, EX_CONFIG } from '#platform';
import { verbs } from './verbs.js';

const program = new Command('homeward')
  .description("Every fact of a survivor's journey, recorded once; everything else is a view of it.")
  .configureHelp({ showGlobalOptions: true })
  .showHelpAfterError('Try: npx homeward --help');

for (const verb of verbs) verb(program);

/** One clear line for what the reader can mend; a stack only for what is ours. */
const told = (error: unknown): number => {
  const expected: readonly [new (...args: never[]) => Error, number][] = [
    [ConfigurationError, EX_CONFIG],
    [CannotStart, EX_CONFIG],
    [CouldNotStart, EX_CONFIG],
    [Refused, 1],
  ];
  const found = expected.find(([kind]) => error instanceof kind);
  const message = error instanceof Error ? (found ? error.message : error.stack) : String(error);
  process.stderr.write(`${message}\n`);
  return found?.[1] ?? 1;
};

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = told(error);
}
