/** Writes the rules with their refusals, their codes, and the Khmer sentences; prettier aligns them afterwards. */
import { readFileSync, writeFileSync } from 'node:fs';
import { CODES, PAGE, SENTENCES, sourceOfCodes, pageOf, readRefusals, sentencesOf } from './rules-page.js';

const refusals = readRefusals();
writeFileSync(PAGE, pageOf(readFileSync(PAGE, 'utf8'), refusals));
writeFileSync(SENTENCES, sentencesOf(refusals));
writeFileSync(CODES, sourceOfCodes(refusals));
