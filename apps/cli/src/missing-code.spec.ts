import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MISSING_CODE, isMissingCode } from './missing-code.js';

describe('an error of an incomplete installation', () => {
  it('is that Node.js found no module, and nothing else', () => {
    expect(isMissingCode(Object.assign(new Error('x'), { code: 'ERR_MODULE_NOT_FOUND' }))).toBe(true);
    expect([new Error('x'), undefined, null, 'x'].map(isMissingCode)).toEqual([false, false, false, false]);
  });

  it.each(['cli', 'api', 'projector', 'eventstore'])(
    'says what is missing and what to do, also where the first file of the program %s is missing',
    (app) => {
      const folder = mkdtempSync(join(tmpdir(), 'homeward-incomplete-'));
      try {
        const program = `dist/apps/${app}/src/main.js`;
        for (const file of ['package.json', program]) cpSync(file, join(folder, file));
        const { status, stderr } = spawnSync(process.execPath, [join(folder, program)], { encoding: 'utf8' });
        expect(status).toBe(78);
        const [what, ...then] = stderr.split('\n');
        expect(what).toMatch(/^Cannot find module '.*' imported from /);
        expect(then).toEqual([MISSING_CODE, '']);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
