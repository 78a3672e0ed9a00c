import pg from 'pg';
import { databaseUrlOf } from '../../harness/database-url.js';
import { Homeward, caseWorker, supervisor, type Answer } from '../../harness/homeward.js';
import { answerIn, post } from '../../harness/raw-request.js';
import { consentTo, refer, toSend, type MutationToSend } from '../../harness/mutations.js';
import { FIRST_SET } from '../../harness/sets/live-set.js';

type Ask = (survivorId: string, headers: Readonly<Record<string, string>>) => Promise<Answer>;

/** Refusals that no command of its own causes: of queries, of documents, or of any command during a fault. */
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
  ({ mutation, input, by }: MutationToSend) =>
  (homeward: Homeward): Ask =>
  (survivorId, headers) =>
    homeward.command(mutation, input(survivorId), by, homeward.url, headers);

/** Runs statements as the owner of the tables, who may change anything, and undoes them, whatever the answer is. */
const whileOwner =
  (does: string, undoes: string, asked: (homeward: Homeward) => Ask) =>
  (homeward: Homeward): Ask =>
  async (...how) => {
    const db = new pg.Client(databaseUrlOf(homeward, 'homeward'));
    await db.connect();
    try {
      await db.query(does);
      return await asked(homeward)(...how);
    } finally {
      await db.query(undoes);
      await db.end();
    }
  };

/** Freezes it meanwhile, and lets it continue afterwards. */
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

/** By an administrator: no other set is ready, or was live before. */
const operation = (mutation: string, input: string) =>
  document(`mutation { ${mutation}(input: ${input}) { version } }`, { id: 'rachana', role: 'ADMINISTRATOR' });

const PROJECTIONS = document('{ projections { name } }', { ...caseWorker, id: 'malis' });
const SURVIVOR = 'query ($id: UUID!) { survivor(id: $id, purpose: CARE) { id } }';

export const OTHERWISE: readonly Otherwise[] = [
  {
    code: 'SET_NOT_READY',
    what: 'a switch to a set that does not exist',
    ask: operation('switchProjections', '{ version: 7 }'),
  },
  {
    code: 'PERIOD_NOT_RELEASED',
    what: 'one day of figures, by an analyst',
    ask: document('{ figures(ids: ["M1"], from: "2020-03-01", to: "2020-03-01") { id } }', {
      id: 'chanthou',
      role: 'ANALYST',
    }),
  },
  {
    code: 'FILTER_NOT_RELEASED',
    what: 'the figures of one office, by an analyst',
    ask: document('{ figures(ids: ["M1"], office: "Poipet") { id } }', { id: 'chanthou', role: 'ANALYST' }),
  },
  {
    code: 'FILTER_NOT_COUNTED',
    what: 'people by a programme of prevention',
    ask: document('{ figures(ids: ["M1"], programme: PARENT_GUIDE) { id } }', supervisor),
  },
  { code: 'NO_FORMER_SET', what: 'a rollback without a former set', ask: operation('rollbackProjections', '{}') },
  {
    code: 'LOG_NOT_EMPTY',
    what: 'invented people beside others',
    ask: document('mutation { loadDemonstration(input: {}) { loaded } }'),
  },
  {
    code: 'HOST_UNKNOWN',
    what: 'a query under the name of another site',
    ask: (homeward) => async (_, headers) =>
      answerIn(await post(homeward, { headers: { ...headers, host: 'evil.example' } })),
  },
  {
    code: 'PURPOSE_REQUIRED',
    what: 'a query without a purpose',
    ask: document('query ($id: UUID!) { survivor(id: $id) { id } }'),
  },
  {
    code: 'TOO_COMPLEX',
    what: 'the same field sixteen times',
    ask: document(`{ projections { ${Array.from({ length: 16 }, (_, n) => `n${n}: name`).join(' ')} } }`),
  },
  {
    code: 'INTERNAL',
    what: 'a query of a table that the API may no longer read',
    ask: whileOwner(
      `REVOKE SELECT ON ${FIRST_SET}.checkpoints FROM homeward_api`,
      `GRANT SELECT ON ${FIRST_SET}.checkpoints TO homeward_api`,
      PROJECTIONS,
    ),
  },
  {
    code: 'UNAVAILABLE',
    what: 'a query while the access log cannot be written',
    ask: whileStopped(document(SURVIVOR)),
  },
  {
    code: 'OUTCOME_UNKNOWN',
    what: 'a command while the store is silent',
    ask: whileStopped(command(toSend('recordHouseholdMember', { relation: 'MOTHER', safe: 'NO' }))),
  },
  {
    code: 'SUBJECT_ERASED',
    what: 'a consent of an erased survivor',
    ask: (homeward) => async (survivorId, headers) => {
      const requestId = survivorId;
      await command(toSend('requestErasure', { requestId, on: '2020-03-12', askedBy: 'SURVIVOR' }))(homeward)(
        survivorId,
        {},
      );
      await command(toSend('approveErasure', { requestId, on: '2020-03-13' }, supervisor))(homeward)(survivorId, {});
      return homeward.until('the survivor is erased', async () => {
        const answer = await command(consentTo(['RESEARCH']))(homeward)(survivorId, headers);
        return answer.errors?.[0]?.extensions.code !== 'ERASURE_UNDER_WAY' && answer;
      });
    },
  },
];

/** The survivor of the refused request, with the earlier commands. */
export const KNOWN = refer();
