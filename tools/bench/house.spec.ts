import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** A service that notes its folder, and then does this; it ends by itself at last, however this spec ends. */
const serviceThat = (does: string): string => `
  require('node:fs').writeFileSync(__dirname + '/folder', process.env.HOMEWARD_DATA);
  setTimeout(() => {}, 60_000);
  ${does};`;

let build: string;
let main: string;
beforeEach(() => {
  build = mkdtempSync(join(tmpdir(), 'homeward-house-'));
  main = join(build, 'dist/apps/cli/src/main.js');
  mkdirSync(dirname(main), { recursive: true });
});
afterEach(() => rmSync(build, { recursive: true }));

describe('a house of a benchmark', () => {
  it.each([
    ['has written none of its files', `console.log('Homeward is ready at http://127.0.0.1:1/graphql')`, 'ENOENT'],
    ['was killed', `process.kill(process.pid, 'SIGKILL')`, 'It ended with null.'],
  ])('that could not be opened leaves no process and no folder: its service %s', (_, does, why) => {
    writeFileSync(main, serviceThat(does));
    const open = `
      const { House } = await import(${JSON.stringify(resolve('tools/bench/house.mjs'))});
      await House.open(${JSON.stringify(build)}).catch(({ code, message }) => console.log(code ?? message));`;
    // it ends once nobody holds its output open
    const { stdout, error } = spawnSync(process.execPath, ['--input-type=module', '-e', open], {
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect([error, stdout]).toEqual([undefined, `${why}\n`]);
    expect(existsSync(readFileSync(join(dirname(main), 'folder'), 'utf8'))).toBe(false);
  });
});
