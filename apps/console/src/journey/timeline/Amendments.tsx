import { useTranslation } from 'react-i18next';
import { Mark } from '../../caseload/Mark.js';
import { useInputs } from '../../forms/use-inputs.js';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { eventInWords } from '../events.js';
import { useAnchor } from './anchor.js';
import type { TimelineAmendment, TimelineEntry } from './documents.js';
import { fieldNameOf } from './field-names.js';
import { changesIn, recordedInWords, recordingInWords } from './in-words.js';
import css from './Amendments.module.css';

interface Props {
  readonly entry: TimelineEntry;
  /** The amendment that the reader disputes. */
  readonly disputed?: string;
}

/** What later corrected, struck out, disputed or reviewed an entry, beneath it. */
export const Amendments = ({ entry, disputed }: Props) => {
  const { t } = useTranslation();
  const anchor = useAnchor();
  const elsewhere = entry.changedBy.filter((id) => entry.amendments.every(({ eventId }) => eventId !== id));
  return (
    <ol className={css.amendments}>
      {entry.amendments.map((one) => (
        <Amendment key={one.eventId} entry={entry} amendment={one} isDisputed={one.eventId === disputed} />
      ))}
      {elsewhere.map((id) => (
        <li key={id}>
          <a href={`#${anchor}${id}`}>{t('timeline.changedBy')}</a>
        </li>
      ))}
    </ol>
  );
};

interface AmendmentProps {
  readonly entry: TimelineEntry;
  readonly amendment: TimelineAmendment;
  readonly isDisputed: boolean;
}

const Amendment = ({ entry, amendment, isDisputed }: AmendmentProps) => {
  const { t } = useTranslation();
  const label = useLabels();
  const inputs = useInputs();
  const anchor = useAnchor();
  const { eventId, type, on } = amendment;
  return (
    <li id={anchor + eventId}>
      {isDisputed && (
        <p>
          <Mark tone="watch">{t('correcting.disputed')}</Mark>
        </p>
      )}
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

/** A review is the only other amendment that says something. */
const REVIEWED = { command: 'ReviewEntry' };
