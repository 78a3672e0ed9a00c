import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { brokenBuild } from './broken-build.js';

const run = promisify(execFile);
const PROJECTOR = 'libs/kernel/projections/projector/projector.js';
const PARKING = 'libs/kernel/projections/projector/parking.js';
const CHECKPOINT = 'libs/kernel/projections/projector/checkpoint.js';

const foundIn = async (dist: string): Promise<string[]> => {
  const { stdout } = await run(process.execPath, [resolve('test/faults/crashes.mjs'), dist]);
  return JSON.parse(stdout) as string[];
};

/** Each is a plausible bug. */
const BUGS: readonly (readonly [what: string, file: string, from: string | RegExp, to: string, seen: string])[] = [
  [
    'moves the checkpoint in another transaction',
    PROJECTOR,
    /(?<!#)\badvanceCheckpoint\(tx, behind, batch\)/,
    'advanceCheckpoint(this.db, behind, batch)',
    'rows are not the fold of the log',
  ],
  [
    'moves the checkpoint before it writes the rows',
    PROJECTOR,
    /const writes = ([^]*?)this\.#advance\(tx, behind, batch\),/,
    `await this.#advance(tx, behind, batch); await tx.query('COMMIT'); await tx.query('BEGIN'); const writes = $1`,
    'rows are not the fold of the log',
  ],
  [
    'does not compare before it sets',
    CHECKPOINT,
    'WHERE checkpoint.name = seen.name AND checkpoint.position = seen.position',
    'WHERE checkpoint.name = seen.name',
    'no CheckpointConflict',
  ],
  [
    'skips events that it cannot apply',
    PARKING,
    /await park\(tx,[^;]*;/,
    '',
    'an event that cannot be applied is parked nowhere',
  ],
  ['accepts events in any order', PROJECTOR, 'assertInOrder(arrived);', '', 'no EventsOutOfOrder'],
  [
    'continues with a log that was cut and has grown',
    CHECKPOINT,
    'return assertAtPlace(',
    'return log.at(BigInt(position)) ?? assertAtPlace(',
    'no LogMismatch',
  ],
  [
    'continues with the log of another installation',
    CHECKPOINT,
    'if (origin !== log.origin)',
    'if (false)',
    'no LogMismatch',
  ],
];

describe('a projector', () => {
  it.each(BUGS)('is found if it %s', async (_, file, from, to, seen) => {
    const broken = brokenBuild(file, from, to);
    try {
      expect(await foundIn(broken.dist)).toContain(seen);
    } finally {
      broken.remove();
    }
  });
});
