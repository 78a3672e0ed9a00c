import { useTranslation } from 'react-i18next';
import { usePages } from '../api/use-pages.js';
import { SaveList } from '../exports/SaveList.js';
import { shortOf } from '../journey/name.js';
import { dayOf } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import { More } from '../layout/More.js';
import { REASON_READINGS } from './documents.js';
import css from './Looks.module.css';
import { WhoLine } from './WhoLine.js';

const EVERYBODY = {};

/** Who read the reasons of colleagues in operations and activities, which belong to the record of no survivor. */
export const Reasons = () => {
  const { t } = useTranslation();
  const label = useLabels();
  const { nodes, complete, stale, error, more } = usePages(
    REASON_READINGS,
    EVERYBODY,
    ({ reasonReadings }) => reasonReadings,
  );
  return (
    <section aria-labelledby="reasons" className={css.looks}>
      <h2 id="reasons">{t('replay.reasons.title')}</h2>
      <p>{t('replay.reasons.lead')}</p>
      {complete === false && <p role="alert">{t('replay.reasons.incomplete')}</p>}
      {stale && <p role="status">{t('replay.looks.stale')}</p>}
      {error && <ErrorNotice error={error} />}
      {!nodes && <Waiting rows={2} />}
      {nodes?.length === 0 && !error && <p className={css.none}>{t('replay.looks.none')}</p>}
      <ul>
        {nodes?.map(({ eventId, who, role, office, deputyOf, at, operationId }) => (
          <WhoLine
            key={eventId}
            of={{ day: dayOf(new Date(at)), who, role, count: 1, first: at, last: at }}
            as={[label(office), deputyOf && t('deputy.for', { worker: deputyOf })]}
            about={[t('replay.reasons.of', { id: shortOf(operationId) })]}
          />
        ))}
      </ul>
      {nodes && nodes.length > 0 && <SaveList list="reason-readings" />}
      <More more={more} label={t('replay.looks.more')} isSaved />
    </section>
  );
};
