import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from './start-postgres.js';
import { removeFolder } from './remove-folder.js';
import { folderFor } from './testing.js';

describe('beside the database', () => {
  let folder: string;

  beforeEach(() => (folder = folderFor()));
  afterEach(() => removeFolder(folder));

  it('a start and the next one remove nothing that an operator has put there, whatever its name', async () => {
    const named = ['2026-11', 'backup', '4194303', '4194303-before', String(process.pid), `${process.pid}-backup`];
    const theirs = named.map((name) => `postgres.new-${name}`);
    for (const name of theirs) {
      mkdirSync(join(folder, name, 'data'), { recursive: true });
      writeFileSync(join(folder, name, 'data', 'PG_VERSION'), '18\n');
    }
    // marked by a start, and used by somebody since
    const since = `postgres.new-4194303-aBc123`;
    mkdirSync(join(folder, since));
    for (const name of ['unfinished', 'notes.txt']) writeFileSync(join(folder, since, name), '');

    for (const _ of ['first', 'second']) await (await startPostgres({ folder })).stop();
    const left = readdirSync(folder).filter((name) => name.includes('.new-'));
    expect(left.toSorted()).toEqual([...theirs, since].toSorted());
    expect(theirs.filter((name) => !existsSync(join(folder, name, 'data', 'PG_VERSION')))).toEqual([]);
  });
});
