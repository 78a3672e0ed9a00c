import { formatCount } from '../format.js';
import type { MigratedService } from './migrate-service.js';
import type { MigrationSurvey } from './survey.js';

/** What is found before anything is copied. */
export const formatSurvey = ({ origin, events, copied, others, migration, last }: MigrationSurvey): string =>
  [
    `The log ${origin} holds ${formatCount(events, 'event')}, the last one recorded at ${last.recordedAt}; its chains, codes and signed head hold.`,
    ...(others > 0 ? [`${formatCount(others, 'event')} of other applications beside it will not be copied.`] : []),
    copied === 0
      ? `The event store behind --to is empty: ${formatCount(events, 'event')} will be copied.`
      : `The event store behind --to holds the first ${formatCount(copied, 'event')} already: ${formatCount(events - copied, 'event')} will be copied.`,
    ...(migration ? ['The migration is recorded there already, and will be finished.'] : []),
    'Nothing is changed in this log. Afterwards all views are built again from the first event.',
  ].join('\n');

/** What is done, and what is left to do. */
export const formatMigration = ({ origin, events, copied, root, variables }: MigratedService): string =>
  [
    `Copied ${formatCount(copied, 'event')}. The log ${origin} is the same in both event stores: ${formatCount(events, 'event')}, root ${root}.`,
    'Set in the environment of the service:',
    ...variables.map((variable) => `  ${variable}`),
    'Then start it, wait until the views are built again, and run: npx homeward verify',
    'Keep the former event store as it is, and let nothing write to it, until that says that everything is sound.',
    'From now on the service refuses to start on it.',
  ].join('\n');
