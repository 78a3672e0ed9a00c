import { useTranslation } from 'react-i18next';
import { Mark } from '../caseload/Mark.js';
import type { Inputs } from '../forms/inputs.js';
import { eventInWords } from '../journey/events.js';
import type { Purpose } from '../journey/purposes.js';
import { dayInWords, instantInWords } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { RecordedValue } from '../replay/RecordedValue.js';
import type { RecordedEntry } from './documents.js';
import { waysFor, type Way } from './ways.js';
import { WaysOn } from './WaysOn.js';
import css from './WhichEntry.module.css';

interface Props {
  readonly entries: readonly RecordedEntry[];
  readonly survivorId: string;
  readonly purpose: Purpose;
  readonly inputs: Inputs;
  /** The wanted way to correct, listed first. */
  readonly way: Way;
}

/** The candidate entries with their ways to correct. */
export const Entries = ({ entries, survivorId, purpose, inputs, way }: Props) => {
  const { t } = useTranslation();
  return (
    <section className={css.which} aria-labelledby="which">
      <h2 id="which">{t('correcting.which')}</h2>
      <p className={css.lead}>{t('correcting.whichWhy')}</p>
      <ol>
        {entries.map((entry) => (
          <li key={entry.eventId} data-command={entry.command}>
            <EntryToCorrect entry={entry} />
            <WaysOn
              survivorId={survivorId}
              purpose={purpose}
              eventId={entry.eventId}
              ways={waysFor(entry, inputs).toSorted((one, other) => Number(other === way) - Number(one === way))}
            />
          </li>
        ))}
      </ol>
    </section>
  );
};

/** The type, author, date and status of an entry, with its content folded. */
export const EntryToCorrect = ({ entry, open = false }: { readonly entry: RecordedEntry; readonly open?: boolean }) => {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <article className={css.entry}>
      <p>
        <strong>{eventInWords(entry.type, t)}</strong>{' '}
        {entry.standing && <Mark tone="watch">{label(entry.standing, 'EntryStanding')}</Mark>}
      </p>
      <p className={css.by}>
        {dayInWords(entry.on)} · {t('journey.by', { who: entry.by.id })} ·{' '}
        {t('replay.recorded', { at: instantInWords(entry.recordedAt) })}
      </p>
      <details open={open}>
        <summary>{t('correcting.says')}</summary>
        <RecordedValue value={entry.says} />
      </details>
    </article>
  );
};
