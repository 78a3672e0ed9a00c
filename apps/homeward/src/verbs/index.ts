import { demonstrate } from './demo.js';
import { erase } from './erase.js';
import { eventstore } from './eventstore.js';
import { exportPerson } from './export.js';
import { figures } from './figures.js';
import { history } from './history.js';
import { importFile } from './import.js';
import { makeKeys } from './make-keys.js';
import { projections } from './projections.js';
import { start } from './start.js';
import { token } from './token.js';
import type { Verb } from './verb.js';
import { whoLooked } from './who-looked.js';

export const verbs: readonly Verb[] = [
  start,
  demonstrate,
  token,
  figures,
  history,
  whoLooked,
  exportPerson,
  erase,
  importFile,
  projections,
  eventstore,
  makeKeys,
];
