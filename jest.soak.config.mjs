import { pathsOf, runApart } from './test/jest/runs.mjs';
import { LEFT_TO_SOAK } from './test/jest/tiers.mjs';

/** Each soak draws its own sample; a spec prints its seed, and the environment repeats it. */
const drawnSeed = () => Math.floor(Math.random() * 1_000_000);

/** What only a soak runs: kills, outages and restores of the built product. */
const SOAK_ONLY = '(\\.fault-spec|\\.soak-spec)\\.ts$';

/** How often it does what it does. The environment overrides a number. */
const NUMBERS = {
  BUILDER_KILLS: 10,
  FAULT_ROUNDS: 10,
  FAULT_SEED: drawnSeed(),
  LOAD_KILLS: 4,
  LOAD_PEOPLE: 400,
  LOAD_SEED: drawnSeed(),
  // with it, connections are given up as late as they are in production
  OUTAGE_MS: 3_000,
  PROJECTOR_KILLS: 40,
  RACES: 1_000,
  REBUILT_PEOPLE: 400,
};

/** What takes long because it is done often: the same specs as in `npm test`, and these numbers. */
const SAME_SPECS = {
  'apps/cli/src/verify/alterations.spec': { ALTERATIONS: 10_000, ALTERATION_SEED: drawnSeed() },
  'apps/projector/src/policies/eraser.model.spec': { ERASER_RUNS: 2_000 },
  'apps/projector/src/policies/policy-follower.busy.spec': { BUSY_STRIKES: 500 },
  'libs/domain/aggregates/every-entry.spec': { ENTRY_JOURNEYS: 2_000 },
  'libs/domain/aggregates/lists.spec': { LISTED_PEOPLE: 200_000 },
  'libs/domain/aggregates/strangers.spec': { STRANGER_REQUESTS: 10_000 },
  'libs/domain/survivor/steps/referral/search/search.recall.spec': { SEARCHED_PAIRS: 300 },
  'libs/domain/survivor/privacy/erased-journeys.spec': {},
  'libs/domain/survivor/redeciding.spec': { DRAWN_JOURNEYS: 1_000, DRAWN_SEED: drawnSeed() },
  'libs/domain/survivor/requirements.spec': { REQUIRED_STATES_EVERY: 1 },
  'libs/domain/survivor/survivor.spec': {},
  'libs/domain/survivor/tasks/overdue.spec': {},
  'libs/domain/survivor/views.spec': {},
  'libs/domain/survivor/whole-journey.spec': { JOURNEY_SEED: 2020, JOURNEYS: 5_000 },
  'libs/embedded/eventstore/model.spec': { NODE_MODEL_RUNS: 400 },
  'libs/embedded/eventstore/reads/subscription.spec': { SUBSCRIPTION_EVENTS: 800 },
  'libs/kernel/event-store/aggregate-store.concurrent.spec': { CROWD_WRITERS: 64 },
  'libs/kernel/event-store/aggregate-store.model.spec': { AGGREGATE_RUNS: 2_000, AGGREGATE_SEED: drawnSeed() },
  'libs/kernel/integrity/separate.property.spec': { SEPARATED_RUNS: 500 },
  'libs/kernel/projections/projector/projector.failed-events.spec': { POISON_RUNS: 60, POISON_SEED: drawnSeed() },
  'libs/kernel/projections/sets/switch.spec': { SWITCHES: 600 },
  'libs/reporting/figures/engine/events-behind.spec': {},
  'libs/reporting/figures/engine/counter.spec': {},
  'libs/reporting/figures/engine/changed-since.spec': { FIGURE_SEED: drawnSeed() },
  'libs/reporting/figures/engine/roll-up.spec': { FIGURE_DAYS: 200 },
  'libs/reporting/figures/release/attacker.spec': { RELEASED_DATA_SETS: 200 },
  'libs/security/log-head/log-notary.spec': { POWER_CUTS_EVERY: 1 },
  'libs/security/keys/key-rotation.model.spec': { KEY_RUNS: 2_000, KEY_SEED: drawnSeed() },
  'test/corpora/configurations.spec': { CONFIGURATION_STARTS_EVERY: 1 },
  'test/e2e/operation/backup.e2e-spec': { BACKUP_DRILLS: 30, BACKUP_WRITERS: 8 },
  'test/e2e/operation/import.e2e-spec': { INTERRUPTED_ROWS: 50 },
  'test/e2e/operation/production.e2e-spec': { PRODUCTION_STARTS_EVERY: 1 },
  'test/e2e/security/absent-and-forbidden.e2e-spec': { STRANGERS: 6, STRANGE_COMMANDS_EVERY: 1 },
  'test/e2e/security/canaries.e2e-spec': { PLANTED_WORDS: 500 },
  'test/e2e/security/strangers.e2e-spec': { STRANGE_REQUESTS: 300 },
};

/** With SOAK_SAMPLE set, most of what only a soak runs is run once, and as seldom as by default: in minutes instead of an hour. */
const isSample = Boolean(process.env.SOAK_SAMPLE);

/**
 * What a sample does oftener than `npm test`, with a fixed seed: that released numbers isolate nobody is shown by their
 * many. Each costs half a processor second.
 */
const ALSO_IN_SAMPLE = {
  'libs/reporting/figures/release/attacker.spec': { RELEASED_DATA_SETS: 40 },
};

const numbers = isSample ? Object.values(ALSO_IN_SAMPLE) : [NUMBERS, ...Object.values(SAME_SPECS)];
for (const [name, number] of Object.entries(Object.assign({}, ...numbers))) process.env[name] ??= String(number);

export default {
  ...runApart,
  testRegex: isSample
    ? [SOAK_ONLY, pathsOf(Object.keys(ALSO_IN_SAMPLE))]
    : [SOAK_ONLY, pathsOf(Object.keys(SAME_SPECS))],
  ...(isSample && { testPathIgnorePatterns: ['/node_modules/', pathsOf(LEFT_TO_SOAK)] }),
};
