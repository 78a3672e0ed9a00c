import { writeFileSync } from 'node:fs';
import { ndjson, SEED } from './cohort.js';

/** Regenerates the data set: `node dist/tools/cohort/write.js [file] [seed]`, from the root. */
const [file = 'libs/demonstration/data/cambodia-2020.ndjson', seed = String(SEED)] = process.argv.slice(2);
writeFileSync(file, ndjson(Number(seed)));
