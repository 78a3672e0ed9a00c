#!/usr/bin/env node
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { CannotStart } from '#embedded/postgres';
import { ConfigurationError, EX_CONFIG, ProcessConfiguration, readSecretFiles } from '#platform/plain';
import { CommandRefused } from './client/client.js';
import { diskFaultExitCode, diskFaultSentence } from './disk-fault.js';
import { InterruptedError, allowReaderToGo } from './interruption.js';
import { MISSING_CODE, isMissingCode } from './missing-code.js';
import { EX_USAGE, Misuse } from './misuse.js';
import { exitOnceWritten } from './exit-once-written.js';
import { printable } from './printable.js';
import { CouldNotStart } from './services/could-not-start.js';
import { verbsFor } from './verbs/index.js';
import { warnInOneLine } from './warnings.js';

const HELP = `
First steps:
  npx homeward demo              the complete demo, in a temporary folder
  npx homeward start             the service; the other commands use the running one
  npx homeward import --help     how to import people from a spreadsheet
  npx homeward <command> --help  what a command does, with examples

Exit codes: 0 done, 1 refused (or a figure disagrees), 64 wrong usage, 78 configuration error.`;

allowReaderToGo();
warnInOneLine();

const { version } = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const program = new Command('homeward')
  .version(version)
  .description("Every fact of a survivor's journey, recorded once; everything else is a view of it.")
  .configureHelp({ showGlobalOptions: true })
  .showHelpAfterError('Try: npx homeward --help')
  .exitOverride()
  .addHelpText('after', HELP);

const configured = new ProcessConfiguration(process.env);
/** Milliseconds for open connections to close. */
const CLOSE_TIMEOUT_MS = 3_000;

/** Errors that the operator can fix or has caused, with their exit codes. */
const EXPECTED: readonly ((error: unknown) => number | undefined)[] = [
  (error) => (error instanceof ConfigurationError ? EX_CONFIG : undefined),
  (error) => (error instanceof CannotStart ? EX_CONFIG : undefined),
  (error) => (error instanceof CouldNotStart ? error.exitCode : undefined),
  (error) => (error instanceof Misuse ? EX_USAGE : undefined),
  (error) => (error instanceof CommandRefused ? 1 : undefined),
  (error) => (isMissingCode(error) ? EX_CONFIG : undefined),
  diskFaultExitCode,
];

/** More of them, matched by name: commands that only use the service do not load the code of the stores. */
const EXPECTED_BY_NAME: ReadonlySet<string> = new Set([
  'ClockSkewed',
  'ConnectionStringError',
  'KeysMismatch',
  'KeysUnavailable',
  'LogOfOtherService',
  'StoreUnavailable',
  'OutcomeUnknown',
  'AppendTooLarge',
  'DocumentsUnavailable',
]);

const exitCodeOf = (error: unknown): number | undefined =>
  EXPECTED.map((exitCodeFor) => exitCodeFor(error)).find((code) => code !== undefined) ??
  (EXPECTED_BY_NAME.has((error as Error | null)?.name ?? '') ? EX_CONFIG : undefined);

/** Some errors have a sentence for users and a reason for operators, and one is of Node.js, for developers. */
const sentenceOf = (error: Error & { readonly reason?: unknown }): string =>
  isMissingCode(error)
    ? MISSING_CODE
    : (diskFaultSentence(error) ?? (typeof error.reason === 'string' ? error.reason : error.message));

/** Prints one line for an expected error, and a stack only for a defect. */
const reportError = (error: unknown): number => {
  if (error instanceof InterruptedError) return error.exitCode;
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EX_USAGE; // commander has printed it
  const exitCode = exitCodeOf(error);
  const message = error instanceof Error ? (exitCode === undefined ? error.stack : sentenceOf(error)) : String(error);
  process.stderr.write(`${printable(message ?? '')}\n`);
  return exitCode ?? 1;
};

/** After a wrong argument, each command names its own --help, with what only it needs. */
const pointToHelp = (command: Command, names: string): void => {
  command.showHelpAfterError(`Try: npx homeward ${names} --help`);
  for (const action of command.commands) pointToHelp(action, `${names} ${action.name()}`);
};

try {
  for (const { group, verb } of await verbsFor(process.argv.slice(2))) {
    const command = verb(program, configured).helpGroup(group);
    pointToHelp(command, command.name());
  }
  readSecretFiles(process.env);
  await program.parseAsync();
} catch (error) {
  process.exitCode = reportError(error);
} finally {
  // neither a broken connection nor a Postgres that is still starting may delay the exit, but a slow reader may
  setTimeout(() => void exitOnceWritten(() => process.exit()), CLOSE_TIMEOUT_MS).unref();
}
