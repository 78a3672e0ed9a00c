import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** This spec, and one that shows the leaf of a stored entry, which never changes. */
const EXCEPTIONS = ['knows-no-survivor.spec.ts', join('integrity', 'leaf.spec.ts')];
const sources = readdirSync('libs/kernel', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !EXCEPTIONS.includes(file))
  .map((file) => join('libs/kernel', file));

/**
 * What belongs to the domain: it gives the kernel the name of the field, the rules for its tables, what
 * registers and settings hold, and what refusals call a role.
 */
const DOMAIN =
  /[Ss]urvivor|[Aa]ftercare|[Ii]nterviewer|[Ss]upervisor|'(CASE_WORKER|SUPERVISOR|AUDITOR|ADMINISTRATOR|FORENSIC_INTERVIEWER|DIRECTOR|ANALYST)'/;

describe('the kernel', () => {
  it('names no survivor and no role, not even as an example', () => {
    const naming = sources.filter((file) => DOMAIN.test(readFileSync(file, 'utf8')));
    expect(naming).toEqual([]);
  });
});
