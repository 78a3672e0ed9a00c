import usual from './jest.config.mjs';

/** What takes long because it is done often: the same specs as in `npm test`, and these numbers. Another number is set in the environment. */
const SOAK = {
  'test/kills.fault-spec': { FAULT_ROUNDS: 10 },
  'test/projector-kills.fault-spec': { PROJECTOR_KILLS: 40 },
  'test/racing.fault-spec': { RACES: 1_000 },
  // with it, connections are given up as late as they are in production
  'test/outages.fault-spec': { OUTAGE_MS: 3_000 },
  'test/load.e2e-spec': { LOAD_PEOPLE: 400, LOAD_KILLS: 4 },
  'libs/aggregates/src/lists.spec': { LISTED_PEOPLE: 200_000 },
  'libs/aggregates/src/strangers.spec': { STRANGER_REQUESTS: 10_000 },
  'libs/journey/src/whole-journey.spec': { JOURNEY_SEED: 2020, JOURNEY_LIVES: 5_000 },
  'libs/keys/src/key-rotation.model.spec': { KEY_RUNS: 2_000 },
  'libs/read-models/src/projector.poison.spec': { POISON_RUNS: 60 },
  'libs/read-models/src/sets.spec': { SWITCHES: 60 },
  'apps/eventstore/src/model.spec': { NODE_MODEL_RUNS: 400 },
  'apps/homeward/src/verify/alterations.spec': { ALTERATIONS: 10_000 },
  'apps/projector/src/eraser.model.spec': { ERASER_RUNS: 2_000 },
};

for (const numbers of Object.values(SOAK))
  for (const [name, number] of Object.entries(numbers)) process.env[name] ??= String(number);

const specs = Object.keys(SOAK).map((spec) => spec.replaceAll('.', '\\.'));

export default { ...usual, testRegex: ['\\.soak-spec\\.ts$', `/(${specs.join('|')})\\.ts$`] };
