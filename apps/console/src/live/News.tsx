import { useEffect } from 'react';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { instantInWords } from '../language/days.js';
import { useLineLostSince } from './line.js';
import { endNewsWithPage, useNews } from './news.js';
import css from './News.module.css';

/** Announces new entries politely, and a lost connection. */
export const News = () => {
  const { t } = useTranslation();
  const news = useNews();
  const router = useRouter();
  useEffect(() => endNewsWithPage(router), [router]);
  const lostSince = useLineLostSince();
  return (
    <div className={css.corner}>
      <p role="status" className={css.news} data-live={lostSince ? 'lost' : 'holds'}>
        {lostSince && t('live.lost', { at: instantInWords(lostSince) })}
      </p>
      <p role="status" className={css.news}>
        {news}
      </p>
    </div>
  );
};
