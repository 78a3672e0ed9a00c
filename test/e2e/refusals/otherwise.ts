import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { Homeward, caseWorker, supervisor, type Answer } from '../../harness/homeward.js';
import { answerIn, posted } from '../../harness/posted.js';
import { consented, referred, tell, type Telling } from '../../harness/telling.js';
import { FIRST_SET } from '../../harness/live-set.js';

type Ask = (survivorId: string, headers: Readonly<Record<string, string>>) => Promise<Answer>;

/** What no command of its own is refused with: a reading, a document, or any command while something is broken. */
export interface Otherwise {
  readonly code: string;
  readonly what: string;
  readonly ask: (homeward: Homeward) => Ask;
}

const document =
  (query: string, by = caseWorker) =>
  (homeward: Homeward): Ask =>
  (id, headers) =>
    homeward.ask(query, { id }, by, homeward.url, headers);

const command =
  ({ mutation, input, by }: Telling) =>
  (homeward: Homeward): Ask =>
  (survivorId, headers) =>
    homeward.command(mutation, input(survivorId), by, homeward.url, headers);

/** As the owner of the tables, who may do everything with them: what is done is undone, whatever is answered. */
const whileOwner =
  (does: string, undoes: string, asked: (homeward: Homeward) => Ask) =>
  (homeward: Homeward): Ask =>
  async (...how) => {
    const secrets = JSON.parse(readFileSync(join(homeward.data, 'postgres.secrets.json'), 'utf8')) as {
      readonly homeward: string;
    };
    const port = readFileSync(join(homeward.data, 'postgres.port'), 'utf8').trim();
    const url = `postgres://homeward:${secrets.homeward}@127.0.0.1:${port}/homeward`;
    const db = new pg.Client({ connectionString: url });
    await db.connect();
    try {
      await db.query(does);
      return await asked(homeward)(...how);
    } finally {
      await db.query(undoes);
      await db.end();
    }
  };

/** It answers nothing meanwhile, and is as it was afterwards. */
const whileStopped =
  (asked: (homeward: Homeward) => Ask) =>
  (homeward: Homeward): Ask =>
  async (...how) => {
    const pid = homeward.pidOf('eventstore')!;
    process.kill(pid, 'SIGSTOP');
    try {
      return await asked(homeward)(...how);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  };

/** By whoever looks after the views: no other set is ready, or was live before. */
const operation = (mutation: string, input: string) =>
  document(`mutation { ${mutation}(input: ${input}) { version } }`, { id: 'rachana', role: 'ADMINISTRATOR' });
const REBUILD = operation('rebuildProjections', '{}');

const PROJECTIONS = document('{ projections { name } }', { ...caseWorker, id: 'malis' });
const SURVIVOR = 'query ($id: UUID!) { survivor(id: $id, purpose: CARE) { id } }';

export const OTHERWISE: readonly Otherwise[] = [
  {
    code: 'SET_NOT_READY',
    what: 'a switch to what is not there',
    ask: operation('switchProjections', '{ version: 7 }'),
  },
  { code: 'NO_FORMER_SET', what: 'a way back to nothing', ask: operation('rollbackProjections', '{}') },
  {
    code: 'REBUILD_UNDERWAY',
    what: 'a rebuild during another',
    ask: (homeward) => async (id, headers) => {
      await REBUILD(homeward)(id, {});
      return REBUILD(homeward)(id, headers);
    },
  },
  {
    code: 'LOG_NOT_EMPTY',
    what: 'invented people beside others',
    ask: document('mutation { loadDemonstration(input: {}) { loaded } }'),
  },
  {
    code: 'HOST_UNKNOWN',
    what: 'a reading under the name of another site',
    ask: (homeward) => async (_, headers) =>
      answerIn(await posted(homeward, { headers: { ...headers, host: 'evil.example' } })),
  },
  {
    code: 'PURPOSE_REQUIRED',
    what: 'a reading that says not why',
    ask: document('query ($id: UUID!) { survivor(id: $id) { id } }'),
  },
  {
    code: 'TOO_COMPLEX',
    what: 'the same sixteen times',
    ask: document(`{ projections { ${Array.from({ length: 16 }, (_, n) => `n${n}: name`).join(' ')} } }`),
  },
  {
    code: 'INTERNAL',
    what: 'a reading of what the API may read no more',
    ask: whileOwner(
      `REVOKE SELECT ON ${FIRST_SET}.checkpoints FROM homeward_api`,
      `GRANT SELECT ON ${FIRST_SET}.checkpoints TO homeward_api`,
      PROJECTIONS,
    ),
  },
  { code: 'UNAVAILABLE', what: 'a reading while nothing can be written down', ask: whileStopped(document(SURVIVOR)) },
  {
    code: 'OUTCOME_UNKNOWN',
    what: 'a command while the store says nothing',
    ask: whileStopped(command(tell('recordHouseholdMember', { relation: 'Mother', safe: 'No' }))),
  },
  {
    code: 'SUBJECT_ERASED',
    what: 'a consent of somebody who was erased',
    ask: (homeward) => async (survivorId, headers) => {
      const requestId = survivorId;
      await command(tell('requestErasure', { requestId, on: '2020-03-12', askedBy: 'Survivor' }))(homeward)(
        survivorId,
        {},
      );
      await command(tell('approveErasure', { requestId, on: '2020-03-13' }, supervisor))(homeward)(survivorId, {});
      return homeward.until('she is erased', async () => {
        const answer = await command(consented(['Research']))(homeward)(survivorId, headers);
        return answer.errors?.[0]?.extensions.code !== 'ERASURE_UNDER_WAY' && answer;
      });
    },
  },
];

/** Whoever is asked about, before. */
export const KNOWN = referred();
