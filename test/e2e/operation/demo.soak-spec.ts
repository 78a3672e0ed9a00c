import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const lines = readFileSync('libs/demonstration/data/cambodia-2020.ndjson', 'utf8').trim().split('\n');
const commands = lines.filter((line) => line.includes('"mutation"'));
const lineOf = (mutation: string) => lines.findIndex((line) => line.includes(`"mutation":"${mutation}"`)) + 1;

const demo = (...options: string[]) =>
  new Promise<{ code: number; out: string }>((done) => {
    const main = resolve('dist/apps/cli/src/main.js');
    execFile(process.execPath, [main, 'demo', ...options], { maxBuffer: 10_000_000 }, (error, out) =>
      done({ code: Number(error?.code ?? 0), out }),
    );
  });

interface Figure {
  readonly id: string;
  readonly published: unknown;
  readonly computed: number;
  readonly base: number | null;
  readonly ok: boolean | null;
}

describe('the demo', () => {
  // the whole year costs forty seconds of a processor: once is enough here
  it('without one command, it prints one JSON object in which only the dependent figures differ, and exits with 1', async () => {
    const { code, out } = await demo('--json', '--without', String(lineOf('conductOperation')));
    const { figures, events, seconds } = JSON.parse(out) as {
      readonly figures: readonly Figure[];
      readonly events: number;
      readonly seconds: number;
    };
    expect(figures.filter(({ ok }) => ok === false)).toEqual([
      expect.objectContaining({ id: 'M4.operations', published: 17, computed: 16 }),
      // and the people identified in it
      expect.objectContaining({ id: 'M16.forcedByFamily', published: 0.8, computed: 11 / 14 }),
    ]);
    // of the 41 published ones
    expect(figures.filter(({ ok }) => ok === true)).toHaveLength(39);
    expect(figures).toContainEqual({ id: 'M2.girls', published: 15, computed: 15, base: 23, ok: true });
    expect(figures).toContainEqual(expect.objectContaining({ id: 'M1@2020-06-30', computed: 8, ok: true }));
    expect(figures).toContainEqual(expect.objectContaining({ id: 'M6.identified', published: null, ok: null }));
    // a request about a held record makes two events
    expect(events).toBeGreaterThanOrEqual(commands.length - 1);
    expect([seconds, code]).toEqual([expect.any(Number), 1]);
  });
});
