import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { databaseUrlOf } from './harness/checker.js';
import { Homeward, refusalOf, type Answer } from './harness/homeward.js';
import { referralOf } from './harness/ledger.js';

/** How often the process that builds is killed, and how many invented people there are. */
const [KILLS, PEOPLE] = [Number(process.env.KILLS ?? 10), process.env.PEOPLE ?? '150'];

const rachana = { id: 'rachana', role: 'ADMINISTRATOR' } as const;

interface Set {
  readonly version: number;
  readonly state: string;
  readonly reason: string | null;
}

let homeward: Homeward;
let db: pg.Client;
beforeAll(async () => {
  homeward = await Homeward.start();
  db = new pg.Client(databaseUrlOf(homeward));
  await db.connect();
  const { code, err } = await cli('load', 'border-2020', '--people', PEOPLE);
  if (code !== 0) throw new Error(err);
}, 180_000);
afterAll(async () => {
  await db.end();
  await homeward.stop();
});

const cli = async (...words: readonly string[]) => {
  const env = { ...process.env, HOMEWARD_DATA: homeward.data };
  const main = resolve('dist/apps/homeward/src/main.js');
  return promisify(execFile)(process.execPath, [main, ...words], { env }).then(
    ({ stdout }) => ({ code: 0, out: stdout, err: '' }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      out: stdout,
      err: stderr,
    }),
  );
};

const asked = (mutation: string, input: object = {}): Promise<Answer> => {
  const type = mutation[0]!.toUpperCase() + mutation.slice(1);
  return homeward.ask(
    `mutation ($input: ${type}!) { set: ${mutation}(input: $input) { version state } }`,
    { input },
    rachana,
  );
};
const sets = async (): Promise<Set[]> =>
  (await homeward.ask('{ projectionSets { version state reason progress } }', {}, rachana)).data!
    .projectionSets as Set[];
const inState = (version: number, state: string) =>
  homeward.until(
    `set ${version} ${state}`,
    async () => (await sets()).some((one) => one.version === version && one.state === state),
    120_000,
  );

/** What a set says, table by table, as far as a rebuild makes it anew. */
const contentOf = async (version: number): Promise<Record<string, unknown>> => {
  const schema = `views_${version}`;
  const { rows } = await db.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = $1::regnamespace AND relname <> ALL (ARRAY['checkpoint', 'touched', 'day_count', 'month_count'])`,
    [schema],
  );
  const content: Record<string, unknown> = {};
  for (const { name } of rows) {
    const told = await db.query(
      `SELECT count(*)::int, md5(string_agg(md5(to_jsonb(it)::text), '' ORDER BY md5(to_jsonb(it)::text))) FROM ${schema}."${name}" it`,
    );
    content[name] = told.rows[0];
  }
  return content;
};

/** The process that builds, while there is one. */
const builder = (): number | undefined => {
  const projector = homeward.pidOf('projector');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => {
      try {
        const [stat, line] = ['stat', 'cmdline'].map((file) => readFileSync(join('/proc', String(pid), file), 'utf8'));
        return (
          line!.includes('builder.js') && Number(stat!.slice(stat!.lastIndexOf(')') + 2).split(' ')[1]) === projector
        );
      } catch {
        return false;
      }
    });
};

/** Whether it steps back for others, in a session of its own, and as one where Linux shares the processors among them: sched(7). */
const stepsBack = (pid: number): boolean => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const session = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[3]);
    const shares = `/proc/${pid}/autogroup`;
    const steps = !existsSync(shares) || readFileSync(shares, 'utf8').trim().endsWith('nice 10');
    return session === pid && getPriority(pid) === 10 && steps;
  } catch {
    return false;
  }
};

/** Somebody who records all the time, and somebody who reads: every answer must be one. */
const busy = () => {
  const stop = new AbortController();
  const failed: unknown[] = [];
  const count = { recorded: 0, read: 0 };
  const writer = async () => {
    for (; !stop.signal.aborted; count.recorded++) {
      const { errors } = await homeward.command('receiveReferral', referralOf(randomUUID()));
      if (errors) failed.push(errors);
    }
  };
  let shown = false;
  const reader = async () => {
    for (; !stop.signal.aborted; count.read++) {
      const before = shown;
      const { data, errors } = await homeward.ask(
        '{ caseload(purpose: CARE, first: 5) { edges { node { survivorId } } } }',
      );
      const edges = (data?.caseload as { edges: unknown[] } | undefined)?.edges.length ?? 0;
      if (errors || (before && edges === 0)) failed.push(errors ?? 'an empty caseload');
      shown ||= edges > 0;
    }
  };
  const all = [writer(), reader(), reader(), reader()];
  return async () => {
    stop.abort();
    await Promise.all(all);
    expect(failed).toEqual([]);
    return count;
  };
};

describe('a set of views', () => {
  let version = 1;

  it('is built while people record and read, whoever is killed over it, and says the same as the live one', async () => {
    const settled = busy();
    let kills = 0;
    let kind = 0;
    while (kills < KILLS) {
      const { data, errors } = await asked('rebuildProjections');
      expect(errors).toBeUndefined();
      version = (data!.set as Set).version;
      expect(refusalOf(await asked('rebuildProjections'))).toBe('REBUILD_UNDERWAY');
      for (
        ;
        kills < KILLS && (await sets()).some((one) => one.version === version && one.state === 'building');
        await sleep(20)
      ) {
        const pid = builder();
        if (pid === undefined) continue;
        await sleep(Math.random() * 1_500);
        if (stepsBack(pid)) kind++;
        try {
          process.kill(pid, 'SIGKILL');
          kills++;
        } catch {
          // it was done
        }
      }
    }
    await inState(version, 'ready');
    const { recorded, read } = await settled();
    expect(kind).toBeGreaterThan(0);
    await homeward.caughtUp();
    process.stdout.write(`${KILLS} kills of the builder; ${recorded} recorded, ${read} read meanwhile\n`);
    await homeward.until('both stand in one place', async () => {
      const { rows } = await db.query(
        `SELECT position FROM views_1.checkpoint UNION SELECT position FROM views_${version}.checkpoint`,
      );
      return rows.length === 1;
    });
    const live = await contentOf(1);
    expect(Object.keys(live).length).toBeGreaterThan(40);
    expect(await contentOf(version)).toEqual(live);
  }, 300_000);

  it('is switched to, and back, while people record and read, and nobody notices', async () => {
    const settled = busy();
    expect(refusalOf(await asked('switchProjections', { version: version + 7 }))).toBe('SET_NOT_READY');
    expect(refusalOf(await asked('rollbackProjections'))).toBe('NO_FORMER_SET');
    const said = await cli('projections', 'switch', String(version));
    expect(said).toMatchObject({ code: 0, out: `Set ${version} is live.\n` });
    expect(await sets()).toMatchObject([
      { version: 1, state: 'retired' },
      { version, state: 'live' },
    ]);
    for (const back of [1, version, 1, version]) {
      expect((await asked('rollbackProjections')).errors).toBeUndefined();
      await inState(back, 'live');
    }
    await settled();
    // what was just recorded is read at once, whichever set is live
    const survivorId = randomUUID();
    await homeward.command('receiveReferral', referralOf(survivorId));
    await homeward.caughtUp();
    expect((await sets()).find(({ state }) => state === 'live')!.version).toBe(version);
  }, 120_000);

  it('is live after a start, and followed with the one before', async () => {
    homeward.kill('projector');
    await homeward.caughtUp();
    expect(await sets()).toMatchObject([
      { version: 1, state: 'retired' },
      { version, state: 'live' },
    ]);
  }, 60_000);
});
