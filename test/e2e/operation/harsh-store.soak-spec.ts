import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freshDatabase, type Database } from '../../../libs/embedded/eventstore/testing/database.js';
import type { Fault } from '../../../libs/embedded/eventstore/testing/harsh/faults.js';
import { startHarshNode, type HarshNode } from '../../../libs/embedded/eventstore/testing/harsh/harsh-node.js';
import { turnOnAll } from '../../../libs/embedded/eventstore/testing/harsh/schedule.js';
import { Homeward, borrow, type ProcessName } from '../../harness/homeward.js';
import { arrival } from '../journey/arrival.js';
import { audit } from '../journey/audit.js';
import { care } from '../journey/care.js';
import { court } from '../journey/court.js';
import { home } from '../journey/placement.js';
import { leaving } from '../journey/return-and-closure.js';
import { Story } from '../journey/story.js';

const PARTS: readonly ProcessName[] = ['supervisor', 'projector', 'api'];
/** Faults that occur in every run: refused appends depend on the second in which they are sent. */
const FAULTS: readonly Fault[] = ['late', 'dropped'];

/** Every nth answer is late by so much. */
const LATE_EVERY_ANSWERS = 15;
const LATE_MS = 300;

/**
 * A sample has the arrival only, since the audit compares the record with the whole journey; so that its few events meet
 * drops, too, these come oftener.
 */
const isSample = Boolean(process.env.SOAK_SAMPLE);
const DROP_EVERY_EVENTS = isSample ? 5 : undefined;

const story = new Story();
let database: Database;
let node: HarshNode;
let pids: readonly (number | undefined)[];

const pidsOf = () => PARTS.map((part) => story.homeward.pidOf(part));

beforeAll(async () => {
  database = await freshDatabase();
  node = await startHarshNode({ port: 0, ...database.node });
  turnOnAll(node.faults);
  if (DROP_EVERY_EVENTS) node.faults.dropEveryEvents = DROP_EVERY_EVENTS;
  let answers = 0;
  node.faults.answerDelayMs = () => (++answers % LATE_EVERY_ANSWERS === 0 ? LATE_MS : 0);
  const data = mkdtempSync(join(tmpdir(), 'homeward-harsh-'));
  chmodSync(data, 0o711);
  execFileSync('cp', ['-a', ...(await borrow<{ files: string[] }>('cluster')).files, data]);
  story.homeward = Homeward.at(data);
  await story.homeward.begin({ EVENTSTORE_URL: node.url });
  pids = pidsOf();
});
afterAll(async () => {
  await story.homeward.stop();
  await node.stop();
  await database.drop();
});

const JOURNEY = {
  'in the street': arrival,
  'in aftercare': care,
  'with the family': home,
  'in court': court,
  'at the end': leaving,
  'in the record': audit,
};

describe('given an event store with the faults of a real one, when a journey is recorded', () => {
  for (const [when, part] of Object.entries(JOURNEY).slice(0, isSample ? 1 : undefined))
    describe(when, () => part(story));

  it('then every process is still the original one', () => {
    expect(pidsOf()).toEqual(pids);
  });

  it('then the log, the codes and the views are sound', async () => {
    const environment = { ...process.env, HOMEWARD_DATA: story.homeward.data, EVENTSTORE_URL: node.url };
    const main = resolve('dist/apps/cli/src/main.js');
    await promisify(execFile)(process.execPath, [main, 'verify'], { env: environment });
  });

  it('then all the intended faults did occur', () => {
    expect(FAULTS.map((fault) => [fault, node.faults.count(fault) > 0])).toEqual(FAULTS.map((fault) => [fault, true]));
  });
});
