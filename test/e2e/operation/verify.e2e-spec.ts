import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { databaseUrlOf } from '../../harness/database-url.js';
import { onEmbeddedStore } from '../../harness/embedded-only.js';
import { Homeward } from '../../harness/homeward.js';
import { CommandOutcomes, consentOf, referralOf } from '../../harness/command-outcomes.js';
import { FIRST_SET } from '../../harness/sets/live-set.js';

interface VerifyReport {
  readonly sound: boolean;
  readonly acked: number;
  readonly promised: number;
  readonly logged: number;
  readonly projected: number;
  readonly found: number;
  readonly findings: readonly { readonly what: string; readonly stream?: string; readonly table?: string }[];
}

interface Alteration {
  readonly does: string;
  readonly undoes: string;
  readonly finding: object;
}

const [altered, another] = [randomUUID(), randomUUID()];
const streamOf = (survivorId: string) => `survivor-${survivorId}`;
const outcomes = new CommandOutcomes();
let homeward: Homeward;
let db: pg.Client;

beforeAll(async () => {
  // in a stream of its own: the node serves its newest events from memory, and this must read the database
  homeward = await Homeward.start();
  db = new pg.Client(databaseUrlOf(homeward, 'postgres'));
  await db.connect();
  for (const one of [altered, another]) {
    await outcomes.send(homeward, 'receiveReferral', referralOf(one));
    for (const on of ['2020-03-02', '2020-03-03']) await outcomes.send(homeward, 'giveConsent', consentOf(one, { on }));
  }
  await outcomes.send(homeward, 'receiveReferral', referralOf(altered, { urgency: 'URGENT' })); // repeated with another body, it is refused
  for (let n = 0; n < 3; n++) await outcomes.send(homeward, 'receiveReferral', referralOf(randomUUID()));
  await homeward.caughtUp();
});
afterAll(async () => {
  await db.end();
  await homeward.stop();
});

/** Runs `homeward verify` as an operator does, with the client's ledger. */
const verified = async (
  more: Readonly<Record<string, string>> = {},
): Promise<VerifyReport & { readonly code: number }> => {
  const file = join(homeward.data, 'sent.ndjson');
  const known = new Map([...outcomes.entries].map(([commandId, { outcome }]) => [commandId, outcome as string]));
  for (const [commandId, outcome] of Object.entries(more)) known.set(commandId, outcome);
  writeFileSync(file, [...known].map(([commandId, outcome]) => JSON.stringify({ commandId, outcome })).join('\n'));
  const words = [resolve('dist/apps/cli/src/main.js'), 'verify', '--ledger', file, '--json'];
  const env = { ...process.env, HOMEWARD_DATA: homeward.data };
  const { code, stdout } = await promisify(execFile)(process.execPath, words, { env }).then(
    (said) => ({ code: 0, stdout: said.stdout }),
    (failed: { code: number; stdout: string }) => failed,
  );
  return { ...(JSON.parse(stdout) as VerifyReport), code };
};

const acknowledged = () => outcomes.count().ACK;

describe('to verify', () => {
  it('finds no difference between acknowledged commands, the log and the views', async () => {
    const found = await verified();
    expect(found).toMatchObject({ code: 0, sound: true, found: 0, findings: [] });
    expect(found.acked).toBe(acknowledged());
    expect(found.promised).toBe(acknowledged());
    expect(found.projected).toBe(found.logged);
    expect(found.logged).toBeGreaterThanOrEqual(acknowledged());
  });

  const day = (from: string, to: string) =>
    `UPDATE eventstore.events SET data = convert_to(replace(convert_from(data, 'UTF8'), '${from}', '${to}'), 'UTF8')
     WHERE stream = '${streamOf(altered)}' AND revision = 1`;

  /** All at once: each verification reads the whole log. */
  const namesEach = async (alterations: readonly Alteration[]): Promise<void> => {
    for (const { does } of alterations) await db.query(does);
    let found;
    try {
      found = await verified();
    } finally {
      for (const { undoes } of alterations) await db.query(undoes);
    }
    expect(found).toMatchObject({ code: 1, sound: false });
    expect(found.findings).toEqual(
      expect.arrayContaining(alterations.map(({ finding }) => expect.objectContaining(finding))),
    );
    expect(found.found).toBeGreaterThanOrEqual(found.findings.length);
  };

  it('names a row that was changed, one that was removed, and one without an event', () =>
    namesEach([
      {
        does: `UPDATE ${FIRST_SET}.overview SET revision = revision + 7 WHERE "survivorId" = '${altered}'`,
        undoes: `UPDATE ${FIRST_SET}.overview SET revision = revision - 7 WHERE "survivorId" = '${altered}'`,
        finding: {
          table: 'overview',
          what: expect.stringMatching(/^has a row whose content differs from the log/),
        },
      },
      {
        does: `CREATE TABLE taken AS SELECT * FROM ${FIRST_SET}.referral WHERE "survivorId" = '${altered}';
          DELETE FROM ${FIRST_SET}.referral WHERE "survivorId" = '${altered}'`,
        undoes: `INSERT INTO ${FIRST_SET}.referral SELECT * FROM taken; DROP TABLE taken`,
        finding: { table: 'referral', what: expect.stringMatching(/^lacks a row that follows from the log/) },
      },
      {
        does: `CREATE TABLE more AS SELECT * FROM ${FIRST_SET}.relation WHERE "survivorId" = '${altered}';
          UPDATE more SET "survivorId" = '${randomUUID()}'; INSERT INTO ${FIRST_SET}.relation SELECT * FROM more`,
        undoes: `DELETE FROM ${FIRST_SET}.relation USING more WHERE relation."survivorId" = more."survivorId"; DROP TABLE more`,
        finding: { table: 'relation', what: expect.stringMatching(/^has a row that does not follow from the log/) },
      },
    ]));

  it('names a count of a figure that does not follow from the facts', async () => {
    const count = `${FIRST_SET}.day_count`;
    // others may record in the same log meanwhile
    const areKept = `SELECT FROM ${FIRST_SET}.touched HAVING bool_or(anchor) AND bool_or(subject = '${another}') IS NOT TRUE`;
    const kept = () => homeward.until('days are kept', async () => (await db.query(areKept)).rowCount === 1);
    await kept();
    // only this person is counted again
    await outcomes.send(homeward, 'giveConsent', consentOf(another, { on: '2020-03-04' }));
    await homeward.caughtUp();
    await kept();
    expect(await verified()).toMatchObject({ sound: true, findings: [] });
    const one = `ctid = (SELECT min(ctid) FROM ${count} WHERE "of" <> '')`;
    await namesEach([
      {
        does: `CREATE TABLE once AS SELECT * FROM ${count} WHERE ${one}; UPDATE ${count} SET n = n + 1 WHERE ${one}`,
        undoes: `UPDATE ${count} one SET n = once.n FROM once WHERE (one.upper, one."of", one.key, one.lower, one.amount)
          = (once.upper, once."of", once.key, once.lower, once.amount); DROP TABLE once`,
        finding: {
          table: 'day_count',
          what: expect.stringMatching(/^has counts that do not follow from the facts \(wrong: 1, the first of 20/),
        },
      },
    ]);
  });

  // in a log that others share, an entry of theirs may have the reader write its place again
  onEmbeddedStore(
    'names an entry that was altered, one that was removed, and a place that its reader did not write',
    () =>
      namesEach([
        {
          does: `UPDATE kept.place_code SET code = reverse(code) WHERE name = 'policy:privacy'`,
          undoes: `UPDATE kept.place_code SET code = reverse(code) WHERE name = 'policy:privacy'`,
          finding: {
            table: 'kept.checkpoint',
            what: expect.stringMatching(/^the place of policy:privacy, or what is parked/),
          },
        },
        {
          does: day('2020-03-02', '2020-03-01'),
          undoes: day('2020-03-01', '2020-03-02'),
          finding: { stream: streamOf(altered), revision: 1, what: 'is unproven: its content does not match its hash' },
        },
        {
          does: `CREATE TABLE cut AS SELECT * FROM eventstore.events WHERE stream = '${streamOf(another)}' AND revision = 1;
          DELETE FROM eventstore.events WHERE stream = '${streamOf(another)}' AND revision = 1`,
          undoes: `INSERT INTO eventstore.events SELECT * FROM cut; DROP TABLE cut`,
          finding: { stream: streamOf(another), revision: 2, what: 'comes where entry 1 is expected: 1 missing' },
        },
      ]),
  );

  it('names an acknowledged command that is missing, and a refused one that is there', async () => {
    const [lost, recorded] = [randomUUID(), [...outcomes.entries].find(([, { outcome }]) => outcome === 'ACK')![0]];
    const found = await verified({ [lost]: 'ACK', [recorded]: 'REJECT' });
    expect(found).toMatchObject({ code: 1, sound: false, found: 2 });
    expect(found.findings).toEqual(
      expect.arrayContaining([
        { what: `command ${lost} was acknowledged, but is not in the log` },
        { what: `command ${recorded} was refused, but is in the log`, stream: expect.stringMatching(/^survivor-/) },
      ]),
    );
  });
});
