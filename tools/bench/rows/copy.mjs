import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { range, ratios, shown, spreadOf } from '../numbers.mjs';
import { rebuilt } from './rebuild.mjs';

/** Writes the rows of a set into files, and creates equal tables with equal indexes for them. */
export const prepared = async (house, version, folder) => {
  const { query } = house;
  const schema = await house.setSchema(version);
  await query('DROP SCHEMA IF EXISTS bench CASCADE');
  await query('CREATE SCHEMA bench');
  const tables = (await query(`SELECT tablename FROM pg_tables WHERE schemaname = $1`, [schema])).map(
    ({ tablename }) => tablename,
  );
  for (const table of tables) {
    await query(`COPY ${schema}."${table}" TO '${join(folder, table)}' (FORMAT binary)`);
    await query(`CREATE TABLE bench."${table}" (LIKE ${schema}."${table}" INCLUDING ALL)`);
  }
  return tables;
};

/** The server copies all files into their tables. @returns the seconds */
export const copying = async ({ query }, tables, folder) => {
  const start = performance.now();
  for (const table of tables) await query(`COPY bench."${table}" FROM '${join(folder, table)}' (FORMAT binary)`);
  return (performance.now() - start) / 1_000;
};

/** @returns how many rows were copied */
export const droppedRows = async ({ query }, tables) => {
  let rows = 0;
  for (const table of tables) rows += (await query(`SELECT count(*)::int AS count FROM bench."${table}"`))[0].count;
  await query('DROP SCHEMA bench CASCADE');
  return rows;
};

const copied = async (house, version, folder) => {
  const tables = await prepared(house, version, folder);
  const seconds = await copying(house, tables, folder);
  return { rows: await droppedRows(house, tables), seconds };
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
      const { rows, seconds: used } = await copied(house, version, folder);
      written.push(rows / (seconds * writing));
      peer.push(rows / used);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const ratio = ratios(written, peer);
  return [
    {
      what: 'rebuild, writing',
      measured: `${range(spreadOf(written))} rows/s`,
      peer: `COPY into the same tables: ${range(spreadOf(peer))} rows/s`,
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
