import { randomUUID } from 'node:crypto';
import { borderPerson } from '../../../dist/tools/border/border.js';
import { NOTHING } from '../house.mjs';
import { range, ratios, shown, spreadOf } from '../numbers.mjs';
import { between, readProcessorSeconds } from '../processors.mjs';
import { perSecond } from '../side-by-side.mjs';

export const AT_ONCE = 32;
export const DELIVER =
  'mutation ($input: DeliverServiceInput!) { deliverService(input: $input) { id revision position eventIds } }';

/** A food package: an ordinary command that may be repeated. */
export const food = (survivorId, commandId) => ({
  survivorId,
  commandId,
  serviceId: randomUUID(),
  type: 'FOOD_PACKAGE',
  provider: 'Transit centre, Poipet',
  mode: 'IN_PERSON',
  on: '2020-12-30',
  quantity: 1,
  unit: 'PACKAGE',
  cost: { amount: 12_000, currency: 'THB' },
  emergency: true,
});

/** Asks for services of the people, each on their own record and in their own order. @returns how many a second */
export const deliveries = async (house, people, each, prefix) => {
  const tokens = await Promise.all(people.map(({ commands: [{ as }] }) => house.token(as.role, as.id, as.office)));
  const rate = await perSecond([...people.entries()], AT_ONCE, async ([index, { survivorId }]) => {
    for (let n = 0; n < each; n++) {
      const commandId = prefix + randomUUID().slice(prefix.length);
      await house.ask(tokens[index], DELIVER, { input: food(survivorId, commandId) });
    }
  });
  return rate * each;
};

export const row = async ({ house, runs, quick }) => {
  const people = Array.from({ length: AT_ONCE }, (_, index) => borderPerson(2020, index));
  const each = quick ? 5 : 50;
  const asking = (prefix) => deliveries(house, people, each, prefix);
  const inTurn = async () => {
    const [ours, nothing] = [[], []];
    let processors;
    for (let run = -1; run < runs; run++) {
      const used = readProcessorSeconds(house);
      const rate = await asking('');
      processors = between(used, readProcessorSeconds(house));
      const peer = await asking(NOTHING);
      if (run < 0) continue; // warm-up
      ours.push(rate);
      nothing.push(peer);
    }
    return { ours, nothing, ratio: ratios(ours, nothing), processors };
  };
  const delivered = `SELECT count(*)::int AS count FROM eventstore.events WHERE type = 'ServiceDelivered' AND stream = ANY ($1)`;
  const streams = people.map(({ survivorId }) => `survivor-${survivorId}`);
  const [{ count: before }] = await house.query(delivered, [streams]);
  const { ours, nothing, ratio, processors } = await house.withoutProjector(inTurn);
  const followed = await inTurn();
  const [{ count }] = await house.query(delivered, [streams]);
  const expected = before + 2 * (runs + 1) * each * AT_ONCE;
  if (count !== expected) throw new Error(`Of ${expected} services ${count} are in the log.`);
  return [
    {
      what: 'mutation over HTTP, 32 at once',
      measured: `${range(spreadOf(ours))}/s`,
      peer: `the same mutation, not carried out: ${range(spreadOf(nothing))}/s`,
      ratio: range(ratio),
      target: '≥ 0.6',
      reached: ratio.median >= 0.6,
      raw: { ours, nothing, followed, processors },
      notes: [
        'every mutation that was answered is in the log once; nothing followed the log meanwhile',
        `milliseconds of the processors for one: ${Object.entries(processors)
          .map(([who, seconds]) => `${who} ${shown((1_000 * seconds) / (each * AT_ONCE))}`)
          .join(', ')}`,
        `with the projector on the same processors: ${range(spreadOf(followed.ours))}/s, ${range(followed.ratio)} of nothing`,
      ],
    },
  ];
};
