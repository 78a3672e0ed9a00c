import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { HOPS } from '#kernel/event-store';
import { LINES } from '#platform/logging';
import { METRICS } from '#platform/metrics';

const page = readFileSync('docs/reference/monitoring.md', 'utf8');
const rowsOf = (pattern: RegExp) =>
  [...page.matchAll(pattern)].map((found) => found.slice(1).map((cell) => (cell ?? '').trim()));

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

  it('names no log line that no spec sees', () => {
    const seen = (name: string) =>
      spawnSync('git', ['grep', '--untracked', '-qw', name, '--', '*spec.ts']).status === 0;
    expect(Object.keys(LINES).filter((name) => !seen(name))).toEqual([]);
  });
});
