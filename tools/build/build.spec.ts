import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Each built file with the instant at which it was written. */
const built = () =>
  readdirSync('dist', { recursive: true, encoding: 'utf8' })
    .map((name) => join('dist', name))
    .map((path) => [path, statSync(path).mtimeMs, statSync(path).ino]);

describe('a build of what is built already', () => {
  it('touches nothing, so that it may run beside a service and beside another build', () => {
    const before = built();
    execFileSync(process.execPath, ['tools/build/build.mjs']);
    expect(built()).toEqual(before);
  });
});
