import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { SaveList } from '../exports/SaveList.js';
import { instantInWords } from '../language/days.js';
import { ErrorNotice } from '../layout/Answer.js';
import { ALARMS } from './documents.js';
import css from './BetweenOffices.module.css';

/** Colleagues who wanted to open more records than anybody works with; nothing while there are none. */
export const Alarms = () => {
  const { t } = useTranslation();
  const [{ data, error }, again] = useQuery({ query: ALARMS, requestPolicy: 'cache-and-network' });
  // no answer would look like no alarm
  if (error) return <ErrorNotice error={error} again={() => again()} />;
  const alarms = data?.recordAlarms ?? [];
  if (alarms.length === 0) return null;
  return (
    <section className={css.section} aria-label={t('offices.alarms')}>
      <h2>{t('offices.alarms')}</h2>
      <ul className={css.list}>
        {alarms.map(({ eventId, who, at, records }) => (
          <li key={eventId}>
            <strong>{who}</strong>
            <span>{t('offices.alarm', { count: records, at: instantInWords(at) })}</span>
          </li>
        ))}
      </ul>
      <SaveList list="record-alarms" />
    </section>
  );
};
