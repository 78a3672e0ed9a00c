import { borderPerson } from '../../../dist/tools/border/border.js';
import { quantiles, shown } from '../numbers.mjs';

const NOTHING = '{ __typename }';
const READING = `query ($id: UUID!) { survivor(id: $id, purpose: CARE) { revision stale } }`;

/** Times of the same question to each of the people in turn, in milliseconds. */
export const asked = async (house, people, count, { query, variables, answered }) => {
  const times = [];
  for (let n = 0; n < count; n++) {
    const person = people[n % people.length];
    const { as } = person.commands[0];
    const token = await house.token(as.role, as.id, as.office);
    const start = performance.now();
    const data = await house.ask(token, query, variables(person));
    times.push(performance.now() - start);
    if (!answered(data)) throw new Error(`This is no answer: ${JSON.stringify(data)}`);
  }
  return times;
};

export const reading = {
  query: READING,
  variables: ({ survivorId }) => ({ id: survivorId }),
  answered: ({ survivor }) => survivor !== null && !survivor.stale,
};
const nothing = { query: NOTHING, variables: () => ({}), answered: () => true };

export const row = async ({ house, runs, quick }) => {
  const each = quick ? 20 : 200;
  const people = Array.from({ length: 80 }, (_, number) => borderPerson(2020, number));
  const [ours, bare] = [[], []];
  await asked(house, people, each, reading); // warm-up
  for (let run = 0; run < runs; run++) {
    ours.push(...(await asked(house, people, each, reading)));
    bare.push(...(await asked(house, people, each, nothing)));
  }
  const [mine, peer] = [quantiles(ours), quantiles(bare)];
  const both = ({ p50, p99 }) => `${shown(p50)} / ${shown(p99)} ms`;
  const ratio = mine.p50 / peer.p50;
  return [
    {
      what: 'personal reading of one survivor, p50 / p99',
      measured: both(mine),
      peer: `a query of nothing: ${both(peer)}`,
      ratio: `${shown(ratio)}×`,
      target: '≤ 3×',
      reached: ratio <= 3,
      raw: { mine, peer },
      notes: [`${shown(mine.count)} readings, each in the access log before its answer`],
    },
  ];
};
