/** Writes the rules with their refusals, and the Khmer sentences; prettier aligns both afterwards. */
import { readFileSync, writeFileSync } from 'node:fs';
import { PAGE, SENTENCES, pageOf, readRefusals, sentencesOf } from './rules-page.js';

const refusals = readRefusals();
writeFileSync(PAGE, pageOf(readFileSync(PAGE, 'utf8'), refusals));
writeFileSync(SENTENCES, sentencesOf(refusals));
