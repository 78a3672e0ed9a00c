import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The named exports of a module of jest's configuration, which has no types. */
const exportedBy = (file: string, ...names: string[]) => {
  const print = `const it = await import('./${file}'); console.log(JSON.stringify(${JSON.stringify(names)}.map((name) => it[name])))`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', print], { encoding: 'utf8' }),
  ) as string[][];
};

describe('the tiers of the specs', () => {
  it('name specs that exist: by the name of none, none would be left out or run', () => {
    const named = exportedBy('test/jest/tiers.mjs', 'WHOLE_PATH', 'LONG', 'LEFT_TO_SOAK').flat();
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  });
});
