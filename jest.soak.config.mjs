import usual from './jest.config.mjs';

/** Each soak draws its own sample; a spec prints its seed, and the environment repeats it. */
const drawnSeed = () => Math.floor(Math.random() * 1_000_000);

/** What takes long because it is done often: the same specs as in `npm test`, and these numbers. The environment overrides a number. */
const SOAK = {
  'test/faults/kills.fault-spec': { FAULT_ROUNDS: 10, FAULT_SEED: drawnSeed() },
  'test/faults/projector-kills.fault-spec': { PROJECTOR_KILLS: 40 },
  'test/faults/racing.fault-spec': { RACES: 1_000 },
  // with it, connections are given up as late as they are in production
  'test/faults/outages.fault-spec': { OUTAGE_MS: 3_000 },
  'test/e2e/operation/load.e2e-spec': { LOAD_PEOPLE: 400, LOAD_KILLS: 4, LOAD_SEED: drawnSeed() },
  'libs/domain/aggregates/every-entry.spec': { ENTRY_LIVES: 2_000 },
  'libs/domain/aggregates/lists.spec': { LISTED_PEOPLE: 200_000 },
  'libs/domain/aggregates/strangers.spec': { STRANGER_REQUESTS: 10_000 },
  'libs/domain/survivor/steps/referral/search/search.recall.spec': { SEARCHED_PAIRS: 300 },
  'libs/domain/survivor/redeciding.spec': { DRAWN_LIVES: 1_000, DRAWN_SEED: drawnSeed() },
  'libs/domain/survivor/survivor.spec': {},
  'libs/domain/survivor/tasks/overdue.spec': {},
  'libs/domain/survivor/views.spec': {},
  'libs/domain/survivor/whole-journey.spec': { JOURNEY_SEED: 2020, JOURNEY_LIVES: 5_000 },
  'libs/security/keys/key-rotation.model.spec': { KEY_RUNS: 2_000, KEY_SEED: drawnSeed() },
  'libs/kernel/projections/projector/projector.poison.spec': { POISON_RUNS: 60, POISON_SEED: drawnSeed() },
  'libs/kernel/projections/sets/switch.spec': { SWITCHES: 600 },
  'libs/embedded/eventstore/model.spec': { NODE_MODEL_RUNS: 400 },
  'apps/cli/src/verify/alterations.spec': { ALTERATIONS: 10_000, ALTERATION_SEED: drawnSeed() },
  'apps/projector/src/policies/eraser.model.spec': { ERASER_RUNS: 2_000 },
};

for (const numbers of Object.values(SOAK))
  for (const [name, number] of Object.entries(numbers)) process.env[name] ??= String(number);

const specs = Object.keys(SOAK).map((spec) => spec.replaceAll('.', '\\.'));

export default { ...usual, testRegex: ['\\.soak-spec\\.ts$', `/(${specs.join('|')})\\.ts$`] };
