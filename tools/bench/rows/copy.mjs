import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { range, ratios, shown, spread } from '../numbers.mjs';
import { rebuilt } from './rebuild.mjs';

/** Copies the rows of a set into equal tables with equal indexes, by the server, from files. */
const copied = async (house, version, folder) => {
  const { query } = house;
  const schema = await house.setSchema(version);
  await query('DROP SCHEMA IF EXISTS bench CASCADE');
  await query('CREATE SCHEMA bench');
  const tables = await query(`SELECT tablename FROM pg_tables WHERE schemaname = $1`, [schema]);
  let seconds = 0;
  let rows = 0;
  for (const { tablename } of tables) {
    const file = join(folder, tablename);
    await query(`COPY ${schema}."${tablename}" TO '${file}' (FORMAT binary)`);
    await query(`CREATE TABLE bench."${tablename}" (LIKE ${schema}."${tablename}" INCLUDING ALL)`);
    const start = performance.now();
    await query(`COPY bench."${tablename}" FROM '${file}' (FORMAT binary)`);
    seconds += (performance.now() - start) / 1_000;
    rows += (await query(`SELECT count(*)::int AS count FROM bench."${tablename}"`))[0].count;
  }
  await query('DROP SCHEMA bench CASCADE');
  return { rows, seconds };
};

/** The time that a rebuild spends in writing statements of the database. */
export const row = async ({ house, runs }) => {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-bench-copy-'));
  chmodSync(folder, 0o777); // the server writes here with its own account
  const written = [];
  const peer = [];
  try {
    for (let run = 0; run < runs; run++) {
      const { version, seconds, writing } = await rebuilt(house);
      const { rows, seconds: copying } = await copied(house, version, folder);
      written.push(rows / (seconds * writing));
      peer.push(rows / copying);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const ratio = ratios(written, peer);
  return [
    {
      what: 'rebuild, writing',
      measured: `${range(spread(written))} rows/s`,
      peer: `COPY into the same tables: ${range(spread(peer))} rows/s`,
      ratio: range(ratio),
      target: '≥ 0.3',
      reached: ratio.median >= 0.3,
      raw: { written, peer },
      notes: [
        `the time of writing is the share of looks, ${shown(50)} a second, at which the database was at a statement that writes`,
      ],
    },
  ];
};
