import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

/** `test/faults/broken-projector.fault-spec.ts` proves that this program finds every plausible bug. */
it('the built projector loses nothing after a crash at any point, and refuses foreign events', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['test/faults/crashes.mjs', resolve('dist')]);
  expect(JSON.parse(stdout)).toEqual([]);
});
