import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import css from './JustRecorded.module.css';

/** Confirms what the user has recorded, and leads to it. What comes next stands beside it. */
export const JustRecorded = ({ eventId }: { readonly eventId: string }) => {
  const { t } = useTranslation();
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => note.current?.focus({ preventScroll: true }), [eventId]);
  return (
    <p className={css.recorded} role="status" tabIndex={-1} ref={note}>
      <strong>{t('recorded.title')}</strong> {t('recorded.marked')}{' '}
      <a href={`#entry-${eventId}`}>{t('recorded.show')}</a> <a href="#next">{t('recorded.next')}</a>
    </p>
  );
};
