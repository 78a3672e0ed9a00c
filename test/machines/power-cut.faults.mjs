import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

const CAUGHT_UP_MS = 180_000;
const administrator = { id: 'rachana', role: 'ADMINISTRATOR' };

const until = async (what, look) => {
  const deadline = performance.now() + CAUGHT_UP_MS;
  while (!(await look())) {
    if (performance.now() > deadline) throw new Error(`Not in time: ${what}`);
    await sleep(200);
  }
};

/** Runs SQL as the superuser of the database, without any code of the service. */
const rowsOf = async (data, statement, values) => {
  const { postgres } = JSON.parse(readFileSync(join(data, 'postgres.secrets.json'), 'utf8'));
  const port = Number(readFileSync(join(data, 'postgres.port'), 'utf8'));
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password: postgres, database: 'homeward' });
  await client.connect();
  try {
    return (await client.query(statement, values)).rows;
  } finally {
    await client.end();
  }
};

const TWICE = `SELECT count(*)::int AS count FROM (SELECT event_id FROM eventstore.events GROUP BY 1 HAVING count(*) > 1) twice`;
const COMMANDS = `SELECT convert_from(metadata, 'UTF8')::jsonb ->> 'commandId' AS command, array_agg(event_id::text) AS events
  FROM eventstore.events WHERE stream LIKE 'survivor-%' GROUP BY 1`;
const READINGS = `SELECT convert_from(data, 'UTF8')::jsonb ->> 'survivorId' AS survivor, count(*)::int AS count
  FROM eventstore.events WHERE type = 'PersonalDataRead' GROUP BY 1`;

const commandFaults = async ({ data, known }) => {
  const logged = new Map((await rowsOf(data, COMMANDS)).map(({ command, events }) => [command, events]));
  const faults = [];
  for (const [id, { outcome, code, eventIds, mutation }] of known.commands) {
    const events = logged.get(id);
    if (outcome === 'REJECT' && events) faults.push(`${mutation} ${id} was refused as ${code} and is in the log`);
    if (outcome !== 'ACK') continue;
    if (!events) faults.push(`${mutation} ${id} was acknowledged and is lost`);
    else if (events.toSorted().join() !== eventIds.toSorted().join())
      faults.push(`${mutation} ${id} is there otherwise`);
  }
  const [{ count }] = await rowsOf(data, TWICE);
  if (count > 0) faults.push(`${count} events are there twice`);
  return faults;
};

/** Each reading that was answered must have its entry. */
const readingFaults = async ({ data, known }) => {
  const written = new Map((await rowsOf(data, READINGS)).map(({ survivor, count }) => [survivor, count]));
  return [...known.readings]
    .filter(([survivor, count]) => (written.get(survivor) ?? 0) < count)
    .map(
      ([survivor, count]) => `${count} readings of ${survivor} were answered, ${written.get(survivor) ?? 0} written`,
    );
};

const documentFaults = ({ known }) =>
  known.documents
    .filter(({ survivorId, file }) => !known.approved.has(survivorId) && !existsSync(file))
    .map(({ file }) => `the document ${file} was stored and is lost`);

const erasureFaults = async ({ data, known, people }) => {
  const stones = join(data, 'keys', 'tombstones.ndjson');
  const lines = () => (existsSync(stones) ? readFileSync(stones, 'utf8') : '');
  const faults = [...known.erased]
    .filter((id) => !lines().includes(id))
    .map((id) => `${id} was erased without a stone`);
  for (const id of known.approved)
    await until(`${id} is erased`, async () => (await people.erasureOf(id))?.status === 'ERASED');
  return faults;
};

const verifyFaults = async ({ main, folder, data, known }) => {
  const ledger = join(folder, 'ledger');
  const lines = [...known.commands].map(([commandId, { outcome }]) => JSON.stringify({ commandId, outcome }));
  writeFileSync(ledger, lines.join('\n'));
  const words = [main, 'verify', '--json', '--keys', '--ledger', ledger];
  const env = { ...process.env, HOMEWARD_DATA: data };
  const { stdout, stderr, code } = await promisify(execFile)(process.execPath, words, {
    env,
    maxBuffer: 1 << 26,
  }).catch((error) => error);
  return code ? [`verify: ${stdout.slice(0, 2_000)} ${stderr.slice(-500)}`] : [];
};

/** Everything that contradicts what people know: at once, and once the views have caught up and open commands were sent again. */
export const faultsIn = async (one, verifies) => {
  const { people } = one;
  const lost = await commandFaults(one); // before anything is sent again
  if (lost.length > 0) return lost;
  await people.sendAgain();
  await until('the views have caught up', async () => {
    const answer = await people.ask(administrator, '{ projections { position head state } }', {});
    const all = answer?.data?.projections ?? [];
    return all.length > 0 && all.every(({ position, head, state }) => position === head && state === 'LIVE');
  });
  const erasures = await erasureFaults(one);
  return [
    ...(await commandFaults(one)),
    ...(await readingFaults(one)),
    ...documentFaults(one),
    ...erasures,
    ...(verifies ? await verifyFaults(one) : []),
  ];
};
