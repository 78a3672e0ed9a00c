import { useTranslation } from 'react-i18next';
import { useInputs } from '../../forms/use-inputs.js';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { eventInWords } from '../events.js';
import { useAnchor } from './anchor.js';
import type { TimelineAmendment, TimelineEntry } from './documents.js';
import { fieldNameOf } from './field-names.js';
import { changesIn, recordedInWords, recordingInWords } from './in-words.js';
import css from './Amendments.module.css';

/** What later corrected, struck out, disputed or reviewed an entry, beneath it. */
export const Amendments = ({ entry }: { readonly entry: TimelineEntry }) => {
  const { t } = useTranslation();
  const anchor = useAnchor();
  const elsewhere = entry.changedBy.filter((id) => entry.amendments.every(({ eventId }) => eventId !== id));
  return (
    <ol className={css.amendments}>
      {entry.amendments.map((one) => (
        <Amendment key={one.eventId} entry={entry} amendment={one} />
      ))}
      {elsewhere.map((id) => (
        <li key={id}>
          <a href={`#${anchor}${id}`}>{t('timeline.changedBy')}</a>
        </li>
      ))}
    </ol>
  );
};

const Amendment = ({ entry, amendment }: { readonly entry: TimelineEntry; readonly amendment: TimelineAmendment }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const inputs = useInputs();
  const anchor = useAnchor();
  const { eventId, type, on } = amendment;
  return (
    <li id={anchor + eventId}>
      <time dateTime={on}>{dayInWords(on)}</time> <strong>{eventInWords(type, t)}</strong>{' '}
      <span>{recordingInWords(amendment, t)}</span>
      {changesIn(entry, amendment).map(({ value, before }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- recorded values keep their order
        <p key={at}>
          {fieldNameOf(type === 'EntryCorrected' ? entry : REVIEWED, (value ?? before)!, inputs, t)}
          {t('colon')}
          {value ? recordedInWords(entry, value, label, t) : t('timeline.removed')}
          {before && <span> ({t('timeline.was', { value: recordedInWords(entry, before, label, t) })})</span>}
        </p>
      ))}
    </li>
  );
};

/** Of the other amendments, only a review says something. */
const REVIEWED = { command: 'ReviewEntry' };
