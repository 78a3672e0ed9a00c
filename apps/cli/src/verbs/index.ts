import type { Verb } from './verb.js';

/** @param isNamed whether this verb is the one that is run or explained, and not only listed */
type Load = (isNamed: boolean) => Promise<Verb>;

/**
 * As the help and the reference list them. Loaded on demand: starting the service loads no other verb. A verb loads what
 * its action needs when that runs: its help and a wrong use of it need nothing of the service.
 */
const groups: Readonly<Record<string, Readonly<Record<string, Load>>>> = {
  'Run:': {
    start: async () => (await import('./start.js')).start,
    demo: async () => (await import('./demo.js')).demonstrate,
    load: async () => (await import('./load.js')).load,
    eventstore: async () => (await import('./eventstore.js')).eventstore,
  },
  'Use:': {
    token: async () => (await import('./token.js')).token,
    figures: async () => (await import('./figures.js')).figures,
    history: async () => (await import('./history.js')).history,
    'who-looked': async () => (await import('./who-looked.js')).whoLooked,
    export: async () => (await import('./export.js')).exportPerson,
    erase: async () => (await import('./erase.js')).erase,
    registers: async () => (await import('./registers.js')).registers,
    import: async (isNamed) =>
      (await import('./import.js')).importVerb(
        isNamed ? (await import('../import/help.js')).describeColumns : undefined,
      ),
  },
  'Operate:': {
    doctor: async () => (await import('./doctor.js')).doctor,
    verify: async () => (await import('./verify.js')).verify,
    projections: async () => (await import('./projections.js')).projections,
    'make-keys': async () => (await import('./make-keys.js')).makeKeys,
    backup: async () => (await import('./backup.js')).backup,
    restore: async () => (await import('./restore.js')).restore,
    recover: async () => (await import('./recover.js')).recover,
    'migrate-log': async () => (await import('./migrate-log.js')).migrateLog,
    'adopt-log': async () => (await import('./adopt-log.js')).adoptLog,
  },
};

const verbs = Object.entries(groups).flatMap(([group, loads]) =>
  Object.entries(loads).map(([name, load]) => ({ name, group, load })),
);

interface GroupedVerb {
  readonly group: string;
  readonly verb: Verb;
}

/** The requested verb, or all verbs, e.g. for the help. @param args as typed: `verify --json`, or `help verify` */
export const verbsFor = (args: readonly string[]): Promise<readonly GroupedVerb[]> => {
  const asked = args[0] === 'help' ? args[1] : args[0];
  const named = verbs.filter(({ name }) => name === asked);
  const isNamed = named.length > 0;
  return Promise.all((isNamed ? named : verbs).map(async ({ group, load }) => ({ group, verb: await load(isNamed) })));
};
