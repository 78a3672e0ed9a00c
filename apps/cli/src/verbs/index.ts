import type { Verb } from './verb.js';

/** Loaded on demand, so that starting the service does not load the code of the other verbs. */
const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  start: async () => (await import('./start.js')).start,
  demo: async () => (await import('./demo.js')).demonstrate,
  token: async () => (await import('./token.js')).token,
  figures: async () => (await import('./figures.js')).figures,
  history: async () => (await import('./history.js')).history,
  'who-looked': async () => (await import('./who-looked.js')).whoLooked,
  export: async () => (await import('./export.js')).exportPerson,
  erase: async () => (await import('./erase.js')).erase,
  import: async () => (await import('./import.js')).importFile,
  registers: async () => (await import('./registers.js')).registers,
  load: async () => (await import('./load.js')).load,
  projections: async () => (await import('./projections.js')).projections,
  verify: async () => (await import('./verify.js')).verify,
  recover: async () => (await import('./recover.js')).recover,
  'adopt-log': async () => (await import('./adopt-log.js')).adoptLog,
  'migrate-log': async () => (await import('./migrate-log.js')).migrateLog,
  eventstore: async () => (await import('./eventstore.js')).eventstore,
  doctor: async () => (await import('./doctor.js')).doctor,
  backup: async () => (await import('./backup.js')).backup,
  restore: async () => (await import('./restore.js')).restore,
  'make-keys': async () => (await import('./make-keys.js')).makeKeys,
};

/** The requested verb, or all verbs, e.g. for the help. */
export const verbsFor = (name = ''): Promise<readonly Verb[]> =>
  Promise.all(Object.hasOwn(verbs, name) ? [verbs[name]!()] : Object.values(verbs).map((load) => load()));
