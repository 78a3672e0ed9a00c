import { GIVEN } from '../cohort/people/names.js';
import { randomOf, type Random } from '../cohort/prng.js';
import type { Staff } from '../cohort/people/staff.js';

/** Invented case workers at the border: so many people need more staff than the cohort of the report. */
const WORKERS: readonly Staff[] = randomOf(0, 'border/staff')
  .shuffled([...GIVEN.Female, ...GIVEN.Male])
  .map(([latin]): Staff => ({ id: `${latin.toLowerCase()}.border`, role: 'CASE_WORKER', office: 'Poipet' }));

export const workerFrom = (random: Random): Staff => random.pick(WORKERS);
