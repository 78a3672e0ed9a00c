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
const BUGS: readonly { fault: string; file: string; from: string | RegExp; to: string; seen: string }[] = [
  {
    fault: 'moves the checkpoint in another transaction',
    file: PROJECTOR,
    from: /(?<!#)\badvanceCheckpoint\(tx, behind, batch\)/,
    to: 'advanceCheckpoint(this.db, behind, batch)',
    seen: 'rows are not the fold of the log',
  },
  {
    fault: 'moves the checkpoint before it writes the rows',
    file: PROJECTOR,
    from: /const writes = ([^]*?)this\.#advance\(tx, behind, batch\),/,
    to: `await this.#advance(tx, behind, batch); await tx.query('COMMIT'); await tx.query('BEGIN'); const writes = $1`,
    seen: 'rows are not the fold of the log',
  },
  {
    fault: 'does not compare before it sets',
    file: CHECKPOINT,
    from: 'WHERE checkpoint.name = seen.name AND checkpoint.position = seen.position',
    to: 'WHERE checkpoint.name = seen.name',
    seen: 'no CheckpointConflict',
  },
  {
    fault: 'skips events that it cannot apply',
    file: PARKING,
    from: /await park\(tx,[^;]*;/,
    to: '',
    seen: 'an event that cannot be applied is parked nowhere',
  },
  {
    fault: 'accepts events in any order',
    file: PROJECTOR,
    from: 'assertInOrder(arrived);',
    to: '',
    seen: 'no EventsOutOfOrder',
  },
  {
    fault: 'continues with a log that was cut and has grown',
    file: CHECKPOINT,
    from: 'return assertAtPlace(',
    to: 'return log.at(BigInt(position)) ?? assertAtPlace(',
    seen: 'no LogMismatch',
  },
  {
    fault: 'continues with the log of another installation',
    file: CHECKPOINT,
    from: 'if (origin !== log.origin)',
    to: 'if (false)',
    seen: 'no LogMismatch',
  },
];

describe('a projector', () => {
  it.each(BUGS)('is found if it $fault', async ({ file, from, to, seen }) => {
    const broken = brokenBuild(file, from, to);
    try {
      expect(await foundIn(broken.dist)).toContain(seen);
    } finally {
      broken.remove();
    }
  });
});
