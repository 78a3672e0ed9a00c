import { shown } from '../numbers.mjs';

const MB = 1_000_000;
const megabytes = (bytes) => `${shown(bytes / MB)} MB`;
const sizeOf = ({ schemas }, name) =>
  Object.entries(schemas).reduce((sum, [schema, bytes]) => sum + (name.test(schema) ? bytes : 0), 0);
const times = ({ p50, p99, cutOffAfter }) =>
  p50 ? `${shown(p50)} / ${shown(p99)} ms` : `cut off after ${shown(cutOffAfter)} ms`;
const resident = ({ memoryAfterLoad, memoryAfterStart }, name) =>
  `${memoryAfterLoad[name].now} / ${memoryAfterStart[name].now} MiB`;
/** All that was written and calculated for the people of this log, who have about eleven events each. */
const bytesOfAll = (disk) => sizeOf(disk, /./);
const secondsOfAll = ({ processors }) => Object.values(processors).reduce((sum, one) => sum + one, 0);
const seconds = (number) => `${shown(number)} s`;

const LINES = {
  'events in the log': ({ disk }) => shown(disk.log.events),
  people: ({ load }) => shown(load.people),
  'load, with the views': ({ load }) => seconds(load.secondsUntilViews),
  'processor time of the load: projector / Postgres / event store': ({ load: { processors } }) =>
    `${['projector', 'Postgres', 'event store'].map((name) => shown(processors[name])).join(' / ')} s`,
  'bytes of an event': ({ disk }) => shown(disk.log.bytes),
  'disk: log, with its indexes': ({ disk }) => megabytes(sizeOf(disk, /^eventstore$/)),
  'disk: one set of views': ({ disk }) => megabytes(sizeOf(disk, /^views_/)),
  'disk: everything else': ({ disk }) => megabytes(sizeOf(disk, /^(?!eventstore$|views_)/)),
  'disk for a survivor, without the write-ahead log': ({ disk, load }) =>
    `${shown(bytesOfAll(disk) / load.people / 1_000)} KB`,
  'processor time for a survivor, with the views': ({ load }) =>
    `${shown((1_000 * secondsOfAll(load)) / load.people)} ms`,
  'disk: write-ahead log': ({ disk }) => megabytes(disk.wal),
  'memory: API, after the load / after a start': (one) => resident(one, 'api'),
  'memory: projector': (one) => resident(one, 'projector'),
  'memory: event store': (one) => resident(one, 'eventstore'),
  'memory: Postgres': (one) => resident(one, 'postgres'),
  'figures of a year, counted, p50 / p99': ({ figures }) => times(figures.counted),
  'the same, asked again': ({ figures }) => times(figures.again),
  'the same with knownAt': ({ figures: { knownAt } }) =>
    knownAt.p50 ? `${shown(knownAt.p50)} ms` : `cut off after ${shown(knownAt.cutOffAfter)} ms`,
  'caseload, p50 / p99': ({ lists }) => times(lists.caseload),
  'due tasks, p50 / p99': ({ lists }) => times(lists.dueTasks),
  'search by name, p50 / p99': ({ lists }) => times(lists.searchSurvivors),
  'personal reading, p50 / p99': ({ reading }) => times(reading),
  'start, until ready / until all views stand': ({ start }) => `${shown(start.ready)} / ${shown(start.caughtUp)} s`,
  'verify, and its memory': ({ verify }) => `${seconds(verify.seconds)}, ${verify.memory} MiB`,
  'rebuild, and its memory': ({ rebuild }) => `${seconds(rebuild.seconds)}, ${shown(rebuild.memory)} MiB`,
  'other processes, at most': ({ others }) =>
    `${Math.round(100 * Math.max(...Object.values(others)))} % of the processors`,
};

/** A part that failed leaves its line without a number. */
const cell = (of, one) => {
  try {
    return of(one);
  } catch {
    return 'not measured';
  }
};

/** One column for each size. */
export const rows = ({ about, sizes }) =>
  [
    `Version ${about.version}, ${about.at}, ${about.processors}, ${about.memory}, Node ${about.node}`,
    '',
    `| what |${sizes.map(({ load }) => ` ${shown(load.events)} |`).join('')}`,
    `| --- |${sizes.map(() => ' --- |').join('')}`,
    ...Object.entries(LINES).map(([what, of]) => `| ${what} |${sizes.map((one) => ` ${cell(of, one)} |`).join('')}`),
  ].join('\n');
