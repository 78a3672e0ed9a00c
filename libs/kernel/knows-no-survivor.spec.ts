import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const sources = readdirSync('libs/kernel', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|testing/.test(file))
  .map((file) => join('libs/kernel', file));

/** What belongs to the domain: it gives the kernel the name of the field, and the rules for its tables. */
const DOMAIN = /[Ss]urvivor|'(CASE_WORKER|SUPERVISOR|AUDITOR|ADMINISTRATOR|FORENSIC_INTERVIEWER|DIRECTOR|ANALYST)'/;

describe('the kernel', () => {
  it('names no survivor and no role', () => {
    const naming = sources.filter((file) => DOMAIN.test(readFileSync(file, 'utf8')));
    expect(naming).toEqual([]);
  });
});
