import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../api/graphql.js';
import { usePages } from '../api/use-pages.js';
import { ErrorNotice } from '../layout/Answer.js';
import { instantInWords } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { ListCount } from '../layout/ListCount.js';
import { More } from '../layout/More.js';
import css from '../operations/Parked.module.css';
import { UNDELIVERED } from './documents.js';
import { noticeInWords, whyInWords } from './undelivered.js';

const ALL = {};

const pageIn = ({ undeliveredNotices }: ResultOf<typeof UNDELIVERED>) => undeliveredNotices;

/** The messages that did not reach a colleague, and why. */
export const UndeliveredNotices = () => {
  const { t } = useTranslation();
  const label = useLabels();
  const { nodes = [], totalCount, error, more, isLoading, again } = usePages(UNDELIVERED, ALL, pageIn, ({ id }) => id);
  return (
    <section aria-labelledby="undelivered" className={css.parked}>
      <h2 id="undelivered">
        {t('notices.undelivered')}
        <ListCount shown={nodes.length} total={totalCount} goesOn={more !== undefined} />
      </h2>
      <p className={css.lead}>{t('notices.undeliveredLead')}</p>
      {error && <ErrorNotice error={error} again={again} />}
      <p role="status">{!isLoading && !error && nodes.length === 0 && t('notices.undeliveredNone')}</p>
      <ul>
        {nodes.map((node) => (
          <li key={node.id}>
            <strong>{noticeInWords(node, label)}</strong>
            <span>{instantInWords(node.settledAt)}</span>
            <span>{whyInWords(node, label, t)}</span>
          </li>
        ))}
      </ul>
      <More more={more} isLoading={isLoading} />
    </section>
  );
};
