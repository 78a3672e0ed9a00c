import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { HOPS } from '#kernel/event-store';
import { LINES } from '#platform/logging';
import { METRICS } from '#platform/metrics';

const page = readFileSync('docs/reference/monitoring.md', 'utf8');
const rowsOf = (pattern: RegExp) =>
  [...page.matchAll(pattern)].map((found) => found.slice(1).map((cell) => (cell ?? '').trim()));

const sourcesIn = (folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .map((file) => readFileSync(`${folder}/${file}`, 'utf8')),
  );

/** Those that warn in sentences. In others, a word in capitals before a colon may be no code. */
const SOURCES = sourcesIn(['apps/api', 'apps/projector', 'libs/kernel', 'libs/platform', 'libs/security']);
const ALL_SOURCES = sourcesIn(['apps/api', 'apps/cli', 'apps/eventstore', 'apps/projector', 'libs']);

/** Or with the code of an error. */
const BEGINS_WITH_CODE = /^[`'"](?:[A-Z][A-Z_]{4,}|\$\{UNPROVEN\}|\$\{error\.code\}): /;

/** Those of errors are written where the errors are. */
const CODES_OF_ERRORS = ['ERASURE_UNPROVEN', 'KEYS_MISMATCH', 'LOG_MISMATCH'];

const codesInSources = (): readonly string[] => [
  ...SOURCES.flatMap((text) => [...text.matchAll(/[`'"]([A-Z][A-Z_]{4,}): /g)].map(([, code]) => code!)),
  ...CODES_OF_ERRORS,
];

describe('the page about monitoring', () => {
  it('lists each metric with its labels and processes, and no other', () => {
    const written = rowsOf(/^\| `(homeward_\w+)(\{[^}]*\})?` *\|([^|]*)\|/gm);
    const listed = written.map(([name, labels, of = '']) => [name, labels, of.split(', ').sort().join(', ')].join(' '));
    const defined = Object.entries(METRICS).map(([name, { labels, of }]) =>
      [name, labels.length > 0 ? `{${labels.join(',')}}` : '', [...of].sort().join(', ')].join(' '),
    );
    expect(listed.sort()).toEqual(defined.sort());
  });

  it('says of each hop where it begins and ends, in their order', () => {
    expect(rowsOf(/^\| `([a-z_]+)` *\|[^|]*\|[^|]+…[^|]+\|/gm).flat()).toEqual([...HOPS]);
  });

  it('lists each named log line with its level and fields, and no other', () => {
    const listed = rowsOf(/^\| `([A-Z][A-Z_]+)` *\|([^|]*)\|([^|]*)\|/gm).map((cells) => cells.join(' ').trim());
    const defined = Object.entries(LINES).map(([name, { level, fields }]) =>
      [name, level, fields.map((field) => `\`${field}\``).join(', ')].join(' ').trim(),
    );
    expect(listed.sort()).toEqual(defined.sort());
  });

  it('lists each code with which a warning or an error begins, and no other', () => {
    const lists = page.split('\n').filter((line) => /^- `[A-Z_]+`/.test(line));
    const listed = lists.flatMap((line) => line.split(/: (?=[a-z])/)[0]!.match(/[A-Z][A-Z_]{4,}/g) ?? []);
    expect([...new Set(codesInSources())].sort()).toEqual([...listed, 'LOG_MATCHES'].sort());
  });

  it('finds no warning and no error that is written as a literal without a code', () => {
    const literals = ALL_SOURCES.flatMap((text) => [...text.matchAll(/\blog(?:ger)?\.(?:warn|error)\(\s*([`'"].*)/g)]);
    expect(literals.length).toBeGreaterThan(10);
    expect(literals.map(([, text = '']) => text).filter((text) => !BEGINS_WITH_CODE.test(text))).toEqual([]);
  });

  it('names no log line that no spec sees', () => {
    const seen = (name: string) =>
      spawnSync('git', ['grep', '--untracked', '-qw', name, '--', '*spec.ts']).status === 0;
    expect(Object.keys(LINES).filter((name) => !seen(name))).toEqual([]);
  });
});
