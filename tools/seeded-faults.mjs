/*
 * Breaks one rule after the other, of the domain and of the log, and runs the specs of `npm test` that must see it:
 * `node tools/seeded-faults.mjs [words of a title]`. A fault that no spec sees, or a place that is no longer in the code,
 * is named, and the exit code is 1. Run it in a clean work tree: it changes files, and puts them back.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { FAULTS, breakPlace } from './seeded-faults/faults.mjs';

const words = process.argv.slice(2).join(' ');
const RUN_LIMIT_MS = 600_000;

/** A test that fails may leave a handle: the run ends nevertheless. */
const run = (specs) =>
  spawnSync('npm', ['run', '--silent', 'jest', '--', '-w', '1', '--forceExit', ...specs], {
    encoding: 'utf8',
    timeout: RUN_LIMIT_MS,
  });

let missed = 0;
for (const fault of FAULTS.filter(({ title }) => title.includes(words))) {
  const { title, file, specs } = fault;
  const sound = readFileSync(file, 'utf8');
  const broken = breakPlace(fault, sound);
  if (broken === undefined) {
    missed += 1;
    process.stdout.write(`gone    ${title}: ${file} has no such place\n`);
    continue;
  }
  try {
    writeFileSync(file, broken);
    const { status, stdout, stderr } = run(specs);
    const red = status !== 0 && /Tests: +\d+ failed/.test(stdout + stderr);
    if (!red) missed += 1;
    process.stdout.write(
      `${red ? 'seen   ' : 'MISSED '} ${title}${red || status === 0 ? '' : `\n${stdout}${stderr}`}\n`,
    );
  } finally {
    writeFileSync(file, sound);
  }
}
process.exitCode = missed > 0 ? 1 : 0;
