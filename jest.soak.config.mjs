import usual from './jest.config.mjs';

/** Each soak draws its own sample; a spec prints its seed, and the environment repeats it. */
const drawnSeed = () => Math.floor(Math.random() * 1_000_000);

/** What takes long because it is done often: the same specs as in `npm test`, and these numbers. The environment overrides a number. */
const SOAK = {
  'test/kills.fault-spec': { FAULT_ROUNDS: 10, FAULT_SEED: drawnSeed() },
  'test/projector-kills.fault-spec': { PROJECTOR_KILLS: 40 },
  'test/racing.fault-spec': { RACES: 1_000 },
  // with it, connections are given up as late as they are in production
  'test/outages.fault-spec': { OUTAGE_MS: 3_000 },
  'test/load.e2e-spec': { LOAD_PEOPLE: 400, LOAD_KILLS: 4, LOAD_SEED: drawnSeed() },
  'libs/aggregates/src/every-entry.spec': { ENTRY_LIVES: 2_000 },
  'libs/aggregates/src/lists.spec': { LISTED_PEOPLE: 200_000 },
  'libs/aggregates/src/strangers.spec': { STRANGER_REQUESTS: 10_000 },
  'libs/journey/src/referral/search.recall.spec': { SEARCHED_PAIRS: 300 },
  'libs/journey/src/redeciding.spec': { DRAWN_LIVES: 1_000, DRAWN_SEED: drawnSeed() },
  'libs/journey/src/survivor.spec': {},
  'libs/journey/src/tasks/overdue.spec': {},
  'libs/journey/src/views.spec': {},
  'libs/journey/src/whole-journey.spec': { JOURNEY_SEED: 2020, JOURNEY_LIVES: 5_000 },
  'libs/keys/src/key-rotation.model.spec': { KEY_RUNS: 2_000, KEY_SEED: drawnSeed() },
  'libs/read-models/src/projector.poison.spec': { POISON_RUNS: 60, POISON_SEED: drawnSeed() },
  'libs/read-models/src/sets.spec': { SWITCHES: 60 },
  'apps/eventstore/src/model.spec': { NODE_MODEL_RUNS: 400 },
  'apps/homeward/src/verify/alterations.spec': { ALTERATIONS: 10_000, ALTERATION_SEED: drawnSeed() },
  'apps/projector/src/eraser.model.spec': { ERASER_RUNS: 2_000 },
};

for (const numbers of Object.values(SOAK))
  for (const [name, number] of Object.entries(numbers)) process.env[name] ??= String(number);

const specs = Object.keys(SOAK).map((spec) => spec.replaceAll('.', '\\.'));

export default { ...usual, testRegex: ['\\.soak-spec\\.ts$', `/(${specs.join('|')})\\.ts$`] };
