import { once } from 'node:events';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.js';
import { startPostgres } from './start-postgres.js';
import { removeFolder } from './remove-folder.js';
import { copyCluster, folderFor } from './testing.js';

describe('the embedded Postgres refuses to start', () => {
  let folder: string;

  beforeEach(() => (folder = folderFor()));
  afterEach(() => removeFolder(folder));

  const refusal = async (start: Partial<Parameters<typeof startPostgres>[0]> = {}): Promise<string> => {
    const error: unknown = await startPostgres({ folder, ...start }).then(
      (postgres) => postgres.stop(),
      (reason: unknown) => reason,
    );
    if (!(error instanceof CannotStart)) throw new Error('It did not refuse.', { cause: error });
    return error.message;
  };

  it('if the data folder is a file', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(await refusal({ folder: file })).toContain(`${file} is not a folder`);
    expect(await refusal({ folder: join(file, 'data') })).toContain(
      `${join(file, 'data')} cannot be written to (ENOTDIR)`,
    );
  });

  it('on a port that is taken', async () => {
    const somebody = createServer().listen(0, '127.0.0.1');
    await once(somebody, 'listening');
    const { port } = somebody.address() as AddressInfo;
    await refusal({ port, scratch: true });
    expect(readdirSync(folder)).toEqual([]); // a scratch database does not outlive its start
    expect(await refusal({ port })).toContain(`Port ${port} of 127.0.0.1 is taken`);
    somebody.close();
  });

  it.each([0, -1, 1.5, 65_536, Number.NaN])('on port %p', async (port) => {
    expect(await refusal({ port })).toContain(`${port} is not a port`);
  });

  it('in a cluster of another version, or in a folder that is not a cluster', async () => {
    await copyCluster(folder);
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '17\n');
    expect(await refusal()).toContain('was made by Postgres 17, and this is Postgres 18');
    rmSync(join(folder, 'postgres', 'PG_VERSION'));
    expect(await refusal()).toContain('holds something that is not a Postgres database');
  });

  it('without the passwords of its database', async () => {
    await copyCluster(folder);
    const file = join(folder, 'postgres.secrets.json');
    const before = readFileSync(file);
    writeFileSync(file, '{');
    expect(await refusal()).toContain(`${file} does not hold the database's passwords`);
    rmSync(file);
    expect(await refusal()).toContain(`${file} is gone`);
    writeFileSync(file, before);
    await (await startPostgres({ folder })).stop();
  });

  it("with a damaged cluster, and repeats Postgres's message", async () => {
    await copyCluster(folder);
    rmSync(join(folder, 'postgres', 'global'), { recursive: true });
    expect(await refusal()).toContain('could not find the database system');
  });

  it('if its place elsewhere is gone', async () => {
    const gone = join(folder, 'gone');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'postgres.location'), `${gone}\n`);
    expect(await refusal()).toContain(`lies in ${gone}, which is gone`);
  });
});
