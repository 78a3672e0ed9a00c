import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

/** That this program finds each bug which somebody could make is shown in `test/faults/broken-projector.fault-spec.ts`. */
it('the projector as it is built loses nothing, and refuses what is not its log, wherever it is cut off', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['test/harness/crashes.mjs', resolve('dist')]);
  expect(JSON.parse(stdout)).toEqual([]);
});
