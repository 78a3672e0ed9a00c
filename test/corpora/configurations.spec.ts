import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { ConfigurationError, configurationFrom } from '#platform/plain';
import { sentencesIn } from '../harness/log-lines.js';

interface Case {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  /** The beginning of the sentence; absent if the process starts. */
  readonly refused: string | null;
  /** Also tried with the process itself. */
  readonly start?: boolean;
}
const cases = JSON.parse(readFileSync('test/corpora/configurations.json', 'utf8')) as readonly Case[];
/** All processes parse their configuration in the same way: so that each run starts some of them. */
const EVERY = Number(process.env.CONFIGURATION_STARTS_EVERY ?? 4);

const named = (some: readonly Case[]) => some.map((one) => [one.name, one] as const);

describe('any configuration in the environment', () => {
  it.each(named(cases.filter(({ refused }) => refused !== null)))('%s is refused', (_, { env, refused }) => {
    const starting = () => configurationFrom(env);
    expect(starting).toThrow(ConfigurationError);
    expect(starting).toThrow(refused!);
    expect(starting).not.toThrow(/secret/);
  });

  it.each(named(cases.filter(({ refused }) => refused === null)))('%s is taken', (_, { env }) => {
    expect(() => configurationFrom(env)).not.toThrow();
  });

  it.each(named(cases.filter(({ start }) => start).filter((_, index) => index % EVERY === 0)))(
    '%s stops a process with a line for each fault',
    async (_, { env, refused }) => {
      const child = spawn(process.execPath, [resolve('dist/apps/api/src/main.js')], { env, stdio: 'pipe' });
      const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
      expect(code).toBe(78);
      const lines = sentencesIn(said);
      expect(lines).toContainEqual(expect.stringContaining(refused!));
      expect(lines.filter((line) => !/^[A-Z_]+ \S.*[.)]$/.test(line))).toEqual([]);
    },
  );
});
