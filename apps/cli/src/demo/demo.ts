import { USUAL_TIME_ZONE, dayAt } from '#kernel/decider';
import { dataSet, dataSetMovedBy, isCommand, shiftTo, type Line } from '#demonstration';
import { ProcessConfiguration, type Environment } from '#platform/plain';
import { connect } from '../client/connection.js';
import { historyOf, formatHistory } from '../client/history.js';
import { interruption, untilInterrupted } from '../interruption.js';
import { pastDay } from '../misuse.js';
import { progressBar } from '../progress-bar.js';
import { NOTES } from '../published/2020.js';
import { startServices } from '../services/services.js';
import { compareWithPublished, yearMovedBy } from './compare.js';
import { childIn, lineToLeaveOut } from './data-set.js';
import { load } from './load.js';
import { inJson, narrowTable, table } from './report.js';
import { inThrowAwayFolder } from './throw-away-folder.js';
import { verdict } from './verdict.js';
import { untilViewsReach } from './wait.js';

interface DemoOptions {
  readonly json?: boolean;
  readonly keep?: boolean;
  /** Prints every figure, every note and the whole history. */
  readonly all?: boolean;
  /** The number of the line to leave out, to see which figures depend on it. */
  readonly without?: string;
  /** The day on which the invented year ends, instead of 31 December 2020. */
  readonly until?: string;
}

const auditor = { id: 'vuthy', role: 'AUDITOR' } as const;

/** How many entries of a history show what one looks like. */
const GLIMPSE_ENTRIES = 2;

/** What the demo sends. */
interface ChosenLines {
  readonly lines: readonly Line[];
  /** How many days later than in 2020 they happen. */
  readonly days: number;
  /** The number of the line to leave out. */
  readonly without: number | undefined;
}

/** Runs the complete demo. @returns the exit code: 0 only if every figure agrees. */
export const demo = (environment: Environment, { without, until, ...options }: DemoOptions): Promise<number> => {
  const days = until === undefined ? 0 : shiftTo(pastDay('--until', until, USUAL_TIME_ZONE));
  const lines = dataSetMovedBy(dataSet(), days, dayAt(new Date().toISOString()));
  const leftOut = without === undefined ? undefined : lineToLeaveOut(lines, without);
  return inThrowAwayFolder((data) =>
    demoIn(temporaryConfiguration(environment, data), { lines, days, without: leftOut }, options),
  );
};

const demoIn = async (
  configured: ProcessConfiguration,
  { lines, days, without }: ChosenLines,
  { json = false, keep = false, all = false }: Pick<DemoOptions, 'json' | 'keep' | 'all'>,
): Promise<number> => {
  const began = Date.now();
  const interrupted = interruption();
  const say = (text: string) => (json ? undefined : process.stdout.write(`${text}\n`));
  const { data } = configured;

  say('Starting Homeward in a folder of its own. All people in it are SYNTHETIC: invented, and marked as such.');
  const starting = (what: string) => say(`  starting ${what} …`);
  const services = await startServices({ configured, interrupted, scratch: true, starting });
  try {
    say(`  ready at ${services.url} (${seconds(began)} s)\n`);
    const client = await connect(configured, interrupted);
    const commands = lines.filter(isCommand).length - (without === undefined ? 0 : 1);
    const { from, to } = yearMovedBy(days);
    const year = days === 0 ? '2020' : `from ${from} to ${to}`;
    const bar = progressBar({
      what: `Sending the year ${year} as GraphQL mutations`,
      total: commands,
      silent: json,
    });
    const loaded = await load(client, lines, { without, progress: bar.at }).finally(bar.done);
    await untilViewsReach(client, loaded.position);
    say(
      `${loaded.commands} commands recorded ${loaded.events} events; the views show all of them (${seconds(began)} s).\n`,
    );
    const cells = await compareWithPublished(client, days);
    if (json) {
      process.stdout.write(`${inJson(cells, loaded.events, Number(seconds(began)))}\n`);
    } else {
      const tables = all ? table(cells) : narrowTable(cells.filter(({ published }) => published !== null));
      const moved = days === 0 ? '' : ` of 2020, whose dates were moved by ${days} days`;
      say(`The figures of the year ${year} from the views, compared with the published report${moved}:\n\n${tables}\n`);
      if (all)
        say(
          `Where the report contradicts itself, and how we read it:\n${NOTES.map((note) => `  · ${note}`).join('\n')}\n`,
        );
      const child = childIn(lines);
      const childHistory = await historyOf(client, auditor, child, 'AUDIT');
      if (childHistory) {
        const { entries, chains } = childHistory;
        const some = all ? entries : entries.slice(0, GLIMPSE_ENTRIES);
        say(`The history of one child as an auditor replays it, ${some.length} of ${entries.length} entries:`);
        say(`${formatHistory({ entries: some, chains }, { brief: !all })}\n`);
      }
    }
    const left = without === undefined ? undefined : lines[without - 1];
    const leftOut = left && isCommand(left) ? { line: without!, mutation: left.mutation } : undefined;
    const { text, exitCode } = verdict(cells, loaded.refusals, leftOut);
    say(`${text} Done in ${seconds(began)} s.`);
    if (!all && !keep) say('Next: npx homeward demo --all shows everything, and npm start opens the console.');
    if (keep) {
      say(`Staying up at ${services.url}, with the data in ${data}: Ctrl-C stops it.`);
      await untilInterrupted(interrupted);
    } else interrupted.throwIfAborted();
    return exitCode;
  } finally {
    await services.stop();
  }
};

/** Ignores store settings of the environment, so that invented people never reach a real store. */
const temporaryConfiguration = (
  { HOMEWARD_PORT, HOMEWARD_EVENTSTORE_PORT }: Environment,
  data: string,
): ProcessConfiguration =>
  new ProcessConfiguration({
    HOMEWARD_PORT: HOMEWARD_PORT ?? '0',
    HOMEWARD_EVENTSTORE_PORT: HOMEWARD_EVENTSTORE_PORT ?? '0',
    HOMEWARD_DATA: data,
  });

const seconds = (since: number): string => ((Date.now() - since) / 1_000).toFixed(1);
