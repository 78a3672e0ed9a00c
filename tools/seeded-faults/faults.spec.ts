import { existsSync, readFileSync } from 'node:fs';
import { FAULTS, breakPlace } from './faults.mjs';

describe('the seeded faults', () => {
  it.each(FAULTS)('have a place in the code, and specs that see it: $title', (fault) => {
    expect(breakPlace(fault, readFileSync(fault.file, 'utf8'))).toBeDefined();
    expect(fault.specs.filter((spec) => !existsSync(spec))).toEqual([]);
  });
});
