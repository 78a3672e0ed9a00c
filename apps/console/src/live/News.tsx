import { useTranslation } from 'react-i18next';
import { useLineIsLost } from './line.js';
import { useNews } from './news.js';
import css from './News.module.css';

/** Announces new entries politely, and a lost connection. */
export const News = () => {
  const { t } = useTranslation();
  const news = useNews();
  const isLost = useLineIsLost();
  return (
    <div className={css.corner}>
      <p role="status" className={css.news} data-live={isLost ? 'lost' : 'holds'}>
        {isLost && t('live.lost')}
      </p>
      <p role="status" className={css.news}>
        {news}
      </p>
    </div>
  );
};
