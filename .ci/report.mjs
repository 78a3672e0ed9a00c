/** Which specs failed, which took longest, and how many tests passed, as `jest --json` wrote it into these files. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** Begun last, one of them would keep a single worker busy at the end (test/jest/sequencer.mjs). */
const LONGEST = 20;

// nothing is written where jest ended before it could
const ENDED = '{ "numPassedTests": 0, "numFailedTests": 0, "numRuntimeErrorTestSuites": 1, "testResults": [] }';

const say = (line) => process.stdout.write(`${line}\n`);
const runs = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8') || ENDED));
const files = runs.flatMap(({ testResults }) => testResults);
const sum = (...names) => runs.reduce((all, run) => all + names.reduce((each, name) => each + run[name], 0), 0);

for (const { name, status, message, assertionResults } of files.filter((each) => each.status === 'failed')) {
  const titles = assertionResults
    .filter((each) => each.status === 'failed')
    .map(({ ancestorTitles, title }) => `  ${[...ancestorTitles, title].join(' ')}`);
  say([`${status}: ${name}`, ...titles, message.slice(0, 2000)].join('\n'));
}

const longest = files
  .map(({ name, startTime, endTime }) => ({ name, seconds: Math.round((endTime - startTime) / 1000) }))
  .toSorted((one, other) => other.seconds - one.seconds)
  .slice(0, LONGEST);
say('the longest, in seconds:');
for (const { name, seconds } of longest) say(`${String(seconds).padStart(6)}  ${relative('.', name)}`);
say(`${sum('numPassedTests')} passed, ${sum('numFailedTests', 'numRuntimeErrorTestSuites')} failed`);
