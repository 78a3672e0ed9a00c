/* The time to decide a command on a stream that is not cached: fold 500 events, decide once. */
import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { fold } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { survivor } from '#domain/survivor';

const EVENTS = 500;
const ROUNDS = 300;
const by = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'SiemReapCac' };
const now = '2026-01-01T00:00:00.000Z';

const inputs = {
  ReceiveReferral: {
    on: '2020-02-01',
    source: 'Self',
    office: 'SiemReapCac',
    province: '17',
    urgency: 'Routine',
    birthDate: '1990-01-01',
    sex: 'Female',
    nationality: 'KH',
    languages: ['khm'],
  },
  GiveConsent: {
    consentId: 'consent',
    scopes: ['Services'],
    recipients: [],
    givenBy: 'Survivor',
    language: 'khm',
    witnessRole: 'SocialWorker',
    on: '2020-02-02',
  },
};
const service = (serviceId) => ({
  serviceId,
  type: 'Tutoring',
  provider: 'Own team (SYNTHETIC)',
  mode: 'InPerson',
  on: '2020-03-01',
  quantity: 1,
  unit: 'Session',
  emergency: true,
});

/** A record with EVENTS events, made by real commands. */
const recordOf = (services) => {
  const facts = [];
  let state = survivor.initial;
  const send = (command, input) => {
    const commandId = `command-${facts.length}`;
    const context = { steps: {}, by, now, commandId, settings: DEFAULT_SETTINGS };
    for (const { type, data } of survivor.decide[command](state, input, context)) {
      const fact = { type, data, id: `event-${facts.length}`, by, at: now, command, commandId };
      facts.push(fact);
      state = survivor.evolve[type](state, data, fact);
    }
  };
  send('ReceiveReferral', inputs.ReceiveReferral);
  send('GiveConsent', inputs.GiveConsent);
  while (facts.length < EVENTS) send('DeliverService', service(`service-${facts.length % services}`));
  return facts;
};

const at = (sorted, share) => sorted[Math.floor(share * (sorted.length - 1))];

const measured = (services) => {
  const facts = recordOf(services);
  const whole = fold(survivor, facts);
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    const state = fold(survivor, facts);
    const context = { steps: {}, by, now, commandId: 'the-command', settings: DEFAULT_SETTINGS };
    const events = survivor.decide.DeliverService(state, service('service-0'), context);
    times.push(performance.now() - start);
    if (events.length !== 1 || state.record.length !== EVENTS || (round === 0 && !isDeepStrictEqual(state, whole)))
      throw new Error('An event was lost on the way.');
  }
  const sorted = times.toSorted((one, other) => one - other);
  return {
    events: EVENTS,
    services,
    rounds: ROUNDS,
    p25: at(sorted, 0.25),
    p50: at(sorted, 0.5),
    p75: at(sorted, 0.75),
    p99: at(sorted, 0.99),
  };
};

const results = [20, EVENTS].map(measured);
for (const { events, services, p25, p50, p75, p99 } of results) {
  const [one, two, three, four] = [p50, p25, p75, p99].map((time) => time.toFixed(2));
  process.stdout.write(
    `decide cold, ${events} events of ${services} services at most: ${one} ms (half between ${two} and ${three}, p99 ${four})\n`,
  );
}
mkdirSync('tools/bench/results', { recursive: true });
writeFileSync('tools/bench/results/decide.json', `${JSON.stringify(results, null, 2)}\n`);
