import { useTranslation } from 'react-i18next';
import { useLineIsLost } from './line.js';
import { useNews } from './news.js';
import css from './News.module.css';

/** What came while somebody was looking, said once and politely; and whether anything comes at all. */
export const News = () => {
  const { t } = useTranslation();
  const news = useNews();
  const isLost = useLineIsLost();
  return (
    <div className={css.news}>
      <p role="status" className={css.said} data-live={isLost ? 'lost' : 'holds'}>
        {isLost && t('live.lost')}
      </p>
      <p role="status" className={css.said}>
        {news}
      </p>
    </div>
  );
};
