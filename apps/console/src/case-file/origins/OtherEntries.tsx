import { useTranslation } from 'react-i18next';
import { eventInWords } from '../../journey/events.js';
import { recordingInWords } from '../../journey/timeline/in-words.js';
import { dayInWords } from '../../language/days.js';
import { useOrigins } from './use-origins.js';
import css from './EntryLinks.module.css';

/** The entries behind what is shown of a court case: they are no part of the survivor’s own record, nor of its timeline. */
export const CourtEntries = ({ prosecutionId }: { readonly prosecutionId: string }) => {
  const { t } = useTranslation();
  const { origins } = useOrigins();
  const entries = origins?.inCase(prosecutionId) ?? [];
  if (entries.length === 0) return null;
  return (
    <>
      <h4>{t('file.courtEntries')}</h4>
      <ol className={css.inCase}>
        {entries.map((one) => (
          <li key={one.eventId} id={`court-${one.eventId}`} tabIndex={-1}>
            <time dateTime={one.on}>{dayInWords(one.on)}</time> <strong>{eventInWords(one.type, t)}</strong>{' '}
            <span>{recordingInWords(one, t)}</span>
          </li>
        ))}
      </ol>
    </>
  );
};
