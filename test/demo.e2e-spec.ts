import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const lines = readFileSync('apps/homeward/data/cambodia-2020.ndjson', 'utf8').trim().split('\n');
const commands = lines.filter((line) => line.includes('"mutation"'));
const lineOf = (mutation: string) => lines.findIndex((line) => line.includes(`"mutation":"${mutation}"`)) + 1;

const demo = (...options: string[]) =>
  new Promise<{ code: number; out: string }>((done) => {
    const main = resolve('dist/apps/homeward/src/main.js');
    execFile(process.execPath, [main, 'demo', ...options], { maxBuffer: 10_000_000 }, (error, out) =>
      done({ code: Number(error?.code ?? 0), out }),
    );
  });

describe('the demo', () => {
  it('prints one JSON object, with every published figure agreeing', async () => {
    const { code, out } = await demo('--json');
    const { figures, events, seconds } = JSON.parse(out) as {
      figures: { id: string; published: unknown; computed: number; base: number | null; ok: boolean | null }[];
      events: number;
      seconds: number;
    };
    expect(figures.filter(({ ok }) => ok === false)).toEqual([]);
    expect(figures).toContainEqual({ id: 'M2.girls', published: 15, computed: 15, base: 23, ok: true });
    expect(figures).toContainEqual(expect.objectContaining({ id: 'M1@2020-06-30', computed: 8, ok: true }));
    expect(figures).toContainEqual(expect.objectContaining({ id: 'M6.identified', published: null, ok: null }));
    // a request of somebody who is held tells two events
    expect(events).toBeGreaterThanOrEqual(commands.length);
    expect([seconds, code]).toEqual([expect.any(Number), 0]);
  }, 120_000);

  it('without a line on which a figure depends names the figure, and exits with 1', async () => {
    const { code, out } = await demo('--without', String(lineOf('conductOperation')));
    expect(out).toMatch(/Figures that depend on it: .*M4\.operations/);
    expect(code).toBe(1);
  }, 120_000);
});
