import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { ErrorNotice } from '../layout/Answer.js';
import { instantInWords } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import css from '../operations/Parked.module.css';
import { UNDELIVERED } from './documents.js';
import { noticeInWords, whyInWords } from './undelivered.js';

/** The last messages that did not reach a colleague, and why. */
export const UndeliveredNotices = () => {
  const { t } = useTranslation();
  const label = useLabels();
  const [{ data, error }, again] = useQuery({ query: UNDELIVERED });
  const undelivered = data?.undeliveredNotices.edges ?? [];
  return (
    <section aria-labelledby="undelivered" className={css.parked}>
      <h2 id="undelivered">{t('notices.undelivered')}</h2>
      <p className={css.lead}>{t('notices.undeliveredLead')}</p>
      {error && <ErrorNotice error={error} again={() => again()} />}
      <p role="status">{data && undelivered.length === 0 && t('notices.undeliveredNone')}</p>
      <ul>
        {undelivered.map(({ cursor, node }) => (
          <li key={cursor}>
            <strong>{noticeInWords(node, label)}</strong>
            <span>{instantInWords(node.settledAt)}</span>
            <span>{whyInWords(node, label, t)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
