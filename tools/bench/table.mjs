import { OTHERS_MAX_SHARE } from './quiet.mjs';

const inPercent = (share) => `${(100 * share).toFixed(1)} %`;

const verdict = ({ reached, others }) => {
  if (!others.quiet) return `no result: disturbed by ${others.worst.join(', ')}`;
  if (reached === undefined) return ''; // a bound has no target
  return reached ? 'reached' : '**not reached**';
};

const cells = (all) => `| ${all.join(' | ')} |`;

/** The table in docs/explanation/performance.md. */
export const table = (measured) =>
  [
    cells(['what', 'measured', 'peer', 'ratio', 'target', '']),
    cells(['---', '---', '---', '---', '---', '---']),
    ...measured.map((row) => cells([row.what, row.measured, row.peer, row.ratio, row.target, verdict(row)])),
  ].join('\n');

export const describeRun = ({ about, measured }) => {
  const { version, processors, memory, node, system, load, postgres, loaded, at } = about;
  const others = Math.max(...measured.map(({ others: { before, during } }) => Math.max(before, during)));
  return [
    `Version ${version}, ${at}, ${processors}, ${memory}, ${system}, Node ${node}, load average ${load.join(' ')} at the beginning.`,
    `Postgres: ${Object.entries(postgres)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}.`,
    `${loaded.events} events of ${loaded.people} people, loaded at ${loaded.eventsPerSecond} events a second while the views followed.`,
    `Other processes used at most ${inPercent(others)} of the processors (${inPercent(OTHERS_MAX_SHARE)} allowed).`,
    ...measured.flatMap(({ row, notes = [] }) => notes.map((note) => `${row}: ${note}`)),
  ]
    .map((line) => `- ${line}`)
    .join('\n');
};
