import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

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

  it('makes what is generated for the console where it is missing', () => {
    // a copy: other specs read what is generated here
    const copy = mkdtempSync(join(tmpdir(), 'homeward-build-'));
    try {
      const isGenerated = (path: string) => path === resolve('apps/console/generated');
      for (const path of ['apps/console', 'tools/build', 'schema.graphql', 'package-lock.json'])
        cpSync(path, join(copy, path), { recursive: true, filter: (source) => !isGenerated(resolve(source)) });
      symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
      execFileSync(process.execPath, [join(copy, 'apps/console/build.mjs')]);
      const generated = (root: string) =>
        ['graphql-env.d.ts', 'inputs.json'].map((name) =>
          readFileSync(join(root, 'apps/console/generated', name), 'utf8'),
        );
      expect(generated(copy)).toEqual(generated('.'));
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});

describe('the check of types', () => {
  it('first generates what the types rest on, which needs no build', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    expect(scripts.types).toMatch(/^npm run --silent generate && .*tsc/);
    expect(scripts.generate).not.toMatch(/build|dist/);
  });
});
