import { existsSync, readFileSync } from 'node:fs';
import { codesWritten } from './testing.js';

const ROW = /^\| ([A-Z][A-Z0-9_]+) +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm;

const rows = [...readFileSync('docs/reference/rules.md', 'utf8').matchAll(ROW)].map(
  ([, code, meaning, steps, specs]) => ({
    code: code!,
    meaning: meaning!,
    steps: steps!.split(', '),
    specs: specs!.split(', '),
  }),
);

/** The folder of a step, or of what surrounds the steps, or else the library. */
const stepOf = (path: string): string => {
  const inSurvivor = /^libs\/domain\/survivor\/(?:steps\/)?([^/.]+)/.exec(path)?.[1];
  return inSurvivor ?? /^(?:libs\/(?:kernel|security|domain|reporting|embedded)|libs|apps)\/([^/]+)/.exec(path)![1]!;
};

const stepsOf = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const all = new Map<string, Set<string>>();
  for (const { path, codes } of codesWritten())
    for (const code of codes) all.set(code, (all.get(code) ?? new Set()).add(stepOf(path)));
  return all;
};

describe('docs/reference/rules.md', () => {
  it('lists every code once, with the steps that use it', () => {
    const listed = new Map(rows.map(({ code, steps }) => [code, steps.join(', ')]));
    const written = new Map([...stepsOf()].map(([code, steps]) => [code, [...steps].toSorted().join(', ')]));
    const toWrite = [...written].filter(([code, steps]) => listed.get(code) !== steps);
    const toRemove = [...listed.keys()].filter((code) => !written.has(code));
    expect([
      ...toWrite.map(([code, steps]) => `docs/reference/rules.md: the row ${code} needs the steps: ${steps}`),
      ...toRemove.map((code) => `docs/reference/rules.md: remove the row ${code}, which no code refuses with`),
    ]).toEqual([]);
    expect(rows.length).toBe(listed.size);
  });

  it('names specs that contain the code', () => {
    const wrong = rows.flatMap(({ code, specs }) =>
      specs
        .filter(
          (path) => !path.endsWith('spec.ts') || !existsSync(path) || !readFileSync(path, 'utf8').includes(`'${code}'`),
        )
        .map((path) => `${path} does not contain ${code}`),
    );
    expect(wrong).toEqual([]);
  });
});
