import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Line } from './line.js';

const FILE = new URL('../../../libs/demonstration/data/cambodia-2020.ndjson', import.meta.url);

/** The year 2020: invented people, and the counts of the published report. */
export const dataSet = (): Line[] =>
  readFileSync(fileURLToPath(FILE), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
