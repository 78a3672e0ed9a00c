import { setTimeout as sleep } from 'node:timers/promises';
import { quantiles, shown } from '../numbers.mjs';
import { rebuilt } from './rebuild.mjs';

const LIST = '{ caseload(purpose: CARE, first: 20) { edges { node { survivorId } } } }';

/** The milliseconds of successive readings while something else is done. */
const readingsDuring = async (house, work) => {
  const token = await house.token('SUPERVISOR', 'supervisor');
  const each = [];
  let over = false;
  const reading = (async () => {
    while (!over) {
      const start = performance.now();
      const { caseload } = await house.ask(token, LIST, {});
      each.push(performance.now() - start);
      if (caseload.edges.length === 0) throw new Error('Nobody is in the list.');
    }
  })();
  await work();
  over = true;
  await reading;
  return quantiles(each);
};

const switched = async ({ query }, version) => {
  const [{ id }] = await query(
    `INSERT INTO kept.set_request (id, kind, version, "requestedBy") VALUES (gen_random_uuid(), 'switch', $1, 'bench') RETURNING id`,
    [version],
  );
  for (;;) {
    const [{ doneAt, refusal }] = await query('SELECT "doneAt", refusal FROM kept.set_request WHERE id = $1', [id]);
    if (refusal) throw new Error(`The switch was refused: ${refusal}.`);
    if (doneAt) return;
    await sleep(20);
  }
};

/** How long a list takes while the live set is switched back and forth. */
export const row = async ({ house, runs }) => {
  const [{ version: former }] = await house.query(`SELECT version FROM kept.view_set WHERE state = 'live'`);
  const { version } = await rebuilt(house);
  await house.query('ANALYZE');
  await readingsDuring(house, () => sleep(1_000)); // warm-up
  const quiet = await readingsDuring(house, () => sleep(5_000));
  const during = await readingsDuring(house, async () => {
    for (let run = 0; run < runs; run++) for (const to of [version, former]) await switched(house, to);
  });
  const both = ({ p50, p99, max }) => `${shown(p50)} / ${shown(p99)} / ${shown(max)} ms`;
  return [
    {
      what: `a list while sets are switched ${2 * runs} times, p50 / p99 / longest`,
      measured: both(during),
      peer: `the same in peace: ${both(quiet)}`,
      ratio: `+${shown(during.max - quiet.max)} ms`,
      target: 'longest ≤ +100 ms',
      reached: during.max - quiet.max <= 100,
      raw: { during, quiet },
      notes: [`${shown(during.count)} readings; none failed, and none was empty`],
    },
  ];
};
