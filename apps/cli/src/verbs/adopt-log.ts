import type { LogSurvey } from '#kernel/event-store';
import type { LogKeyConfiguration } from '#platform/plain';
import { askToProceed } from '../ask-to-proceed.js';
import { interruption } from '../interruption.js';
import { progressLine } from '../progress-line.js';
import { print, type Verb } from './verb.js';

export const adoptLog: Verb = (program, configured) =>
  program
    .command('adopt-log')
    .description('adopt the log of a version before 0.7.0, once: its events carry no codes')
    .option('--yes', 'adopt without asking')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', HELP)
    .action(async ({ yes = false, json = false }: { yes?: boolean; json?: boolean }) => {
      const { adopting } = await import('../adoption/adopting.js');
      const { eventStoreAlone } = await import('../adoption/stopped-service.js');
      const { eventStoreUrl, stop } = await eventStoreAlone(configured, interruption());
      try {
        const line = progressLine(json);
        const outcome = await adopting(configured, eventStoreUrl, {
          progress: (events) => line.show('Reading the log', events, 'entries'),
          confirms: async (survey) => {
            line.clear();
            if (!json) print(formatSurvey(survey));
            return yes || (await askToProceed('Adopt it?', 'Nothing was adopted'));
          },
        });
        if (json)
          return print(
            JSON.stringify(outcome, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)),
          );
        if ('nothing' in outcome) return print(outcome.nothing);
        if ('declined' in outcome) return print('Nothing was adopted.');
        print(formatNextStep(outcome.adopted.streams, configured.logKey));
      } finally {
        await stop();
      }
    });

const formatSurvey = ({ origin, ends, events, broken }: LogSurvey): string =>
  [
    `The log ${origin} holds ${events} entries in ${ends.size} streams with intact chains.`,
    ...(broken.length > 0
      ? [
          `${broken.length} chains are broken. Entries from there on are not adopted, and these streams accept no further entries:`,
          ...broken.slice(0, NAMED_MAX).map(({ stream, revision }) => `  ${stream} from entry ${revision} on`),
          ...(broken.length > NAMED_MAX ? [`  and ${broken.length - NAMED_MAX} more`] : []),
        ]
      : []),
    'Adopting the log means that you trust its present content. From then on, only events written by the service count.',
  ].join('\n');

const NAMED_MAX = 20;

const formatNextStep = (streams: number, { vault, file }: LogKeyConfiguration): string => {
  const keep = vault
    ? []
    : [`Keep a copy of ${file} apart from every backup of the log: the service does not start without it.`];
  return [`Adopted ${streams} streams.`, ...keep, 'Now start the service, and then run: npx homeward verify'].join(
    '\n',
  );
};

const HELP = `
Since 0.7.0, every event carries a code that only the service can make, and an event without one is ignored. Events of an
older log have none. This command reads the whole log, checks the hash chain of every stream, reports the result, and
records the end of each stream with a code, which covers all events before it. Run it once, before the first start of
0.7.0, which refuses the log until then. First run npx homeward verify of the old version.

The service must not be running. The command starts an embedded event store by itself. The next run continues an
interrupted one, and a further run changes nothing.

It needs the log key (HOMEWARD_LOG_KEY_FILE or HOMEWARD_VAULT_LOG_KEY; in production, npx homeward make-keys creates the file)
and the event store (the one in HOMEWARD_DATA, or EVENTSTORE_URL with EVENTSTORE_CREDENTIALS_FILE).

Examples:
  npx homeward adopt-log
  npx homeward adopt-log --yes --json`;
