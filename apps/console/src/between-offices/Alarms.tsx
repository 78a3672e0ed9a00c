import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../api/graphql.js';
import { toPage } from '../api/pages.js';
import { usePages } from '../api/use-pages.js';
import { SaveList } from '../exports/SaveList.js';
import { instantInWords } from '../language/days.js';
import { ErrorNotice } from '../layout/Answer.js';
import { ListCount } from '../layout/ListCount.js';
import { More } from '../layout/More.js';
import { ALARMS } from './documents.js';
import css from './BetweenOffices.module.css';

const ALARMS_SHOWN = 50;

/** One more than a page shows says that the list goes on. */
const ASKED = { first: ALARMS_SHOWN + 1 };

const pageIn = ({ recordAlarms, recordAlarmCount: totalCount }: ResultOf<typeof ALARMS>) => ({
  ...toPage(recordAlarms, ALARMS_SHOWN),
  totalCount,
});

/** Colleagues who wanted to open more records than anybody works with; nothing while there are none. */
export const Alarms = () => {
  const { t } = useTranslation();
  const {
    nodes: alarms = [],
    totalCount,
    error,
    more,
    isLoading,
    again,
  } = usePages(ALARMS, ASKED, pageIn, ({ eventId }) => eventId);
  // no answer would look like no alarm
  if (alarms.length === 0) return error ? <ErrorNotice error={error} again={again} /> : null;
  return (
    <section className={css.section} aria-label={t('offices.alarms')}>
      <h2>
        {t('offices.alarms')}
        <ListCount shown={alarms.length} total={more && totalCount} goesOn={more !== undefined} />
      </h2>
      <ul className={css.list}>
        {alarms.map(({ eventId, who, at, records }) => (
          <li key={eventId}>
            <strong>{who}</strong>
            <span>{t('offices.alarm', { count: records, at: instantInWords(at) })}</span>
          </li>
        ))}
      </ul>
      {error && <ErrorNotice error={error} again={again} />}
      <More more={more} isLoading={isLoading} isSaved />
      <SaveList list="record-alarms" />
    </section>
  );
};
