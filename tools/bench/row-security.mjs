/*
 * The cost of row security: the queries of one survivor() with a referral, as the API sends them, and as a superuser that
 * bypasses row security. Alternately, on one connection each, so that other work of the machine affects both.
 */
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { steps } from '#domain/aggregates';
import { startPostgres } from '#embedded/postgres';
import { toBatchConnection, tablesIn, tablesOf } from '#platform';
import { RowSecurityDataSource, TablesOwner, runAsReader, schemaHash, schemaOf } from '#kernel/projections';

const SURVIVORS = 5_000;
const READINGS = 2_000;
const TABLES = ['RelationView', 'BreakGlassView', 'OverviewView', 'ReferralView'];

const folder = mkdtempSync(join(tmpdir(), 'homeward-bench-'));
const postgres = await startPostgres({ folder, scratch: true });
const entities = tablesOf(steps);
const hash = schemaHash(tablesIn(steps).set);
const as = (url, part = 'nothing') => ({
  type: 'postgres',
  entities,
  url,
  poolSize: 1,
  extra: { options: `-c search_path=${schemaOf({ hash, version: 1 })} -c homeward.part=${part}` },
});
const superuser = Object.assign(new URL(postgres.superuserUrl), { pathname: '/homeward' }).href;
await new TablesOwner(toBatchConnection(postgres.urlFor('homeward')), tablesIn(steps)).bringUpToDate();

const plain = await new DataSource(as(superuser)).initialize();
const walled = await new RowSecurityDataSource(as(postgres.urlFor('homeward_api')), hash).initialize();
const survivors = Array.from({ length: SURVIVORS }, () => randomUUID());
const DEFAULT_VALUES = {
  int: 0,
  bigint: '0',
  boolean: false,
  date: '2020-03-02',
  timestamptz: '2020-03-02',
  jsonb: [],
  text: 'x',
};
const ofNobodyYet = {
  receivedBy: 'sokha',
  entrusted: null,
  offices: ['SiemReapCac'],
  readers: ['received:sokha', 'office:SiemReapCac'],
};
for (const name of TABLES.filter((table) => table !== 'BreakGlassView')) {
  const { tableName, columns } = plain.getMetadata(name);
  const usual = Object.fromEntries(
    columns.map(({ databaseName, type, isArray }) => [databaseName, isArray ? [] : DEFAULT_VALUES[type]]),
  );
  const rows = survivors.map((survivorId) => ({ ...usual, ...(name === 'RelationView' && ofNobodyYet), survivorId }));
  await plain.query(`INSERT INTO ${tableName} SELECT * FROM jsonb_populate_recordset(NULL::${tableName}, $1)`, [
    JSON.stringify(rows),
  ]);
}
await plain.query('ANALYZE');

const sokha = { id: 'sokha', role: 'CASE_WORKER', office: 'SiemReapCac' };
const reading = async (db, survivorId) => {
  const start = performance.now();
  for (const name of TABLES) {
    const found = await db.getRepository(name).findBy({ survivorId });
    if (found.length !== (name === 'BreakGlassView' ? 0 : 1)) throw new Error(`${name} showed ${found.length} rows.`);
  }
  return performance.now() - start;
};
const times = { walled: [], plain: [] };
for (let n = 0; n < READINGS; n++) {
  const survivorId = survivors[n % SURVIVORS];
  const both = [
    async () => times.walled.push(await runAsReader(sokha, () => reading(walled, survivorId))),
    async () => times.plain.push(await reading(plain, survivorId)),
  ];
  for (const one of n % 2 === 0 ? both : both.toReversed()) await one();
}
const p50 = (each) => each.toSorted((one, other) => one - other)[Math.floor(each.length / 2)];
const added = times.walled.map((time, n) => time - times.plain[n]);
const result = { queries: TABLES.length, walled: p50(times.walled), plain: p50(times.plain), added: p50(added) };
process.stdout.write(
  `the ${result.queries} queries of a personal read, p50: ${result.walled.toFixed(2)} ms; without the wall: ${result.plain.toFixed(2)} ms; added: ${result.added.toFixed(2)} ms\n`,
);
mkdirSync('tools/bench/results', { recursive: true });
writeFileSync('tools/bench/results/wall.json', `${JSON.stringify(result, null, 2)}\n`);

await plain.destroy();
await walled.destroy();
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
