import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import css from './Opening.module.css';

/** That a page is on its way, while the one before it stays: on a slow connection, a press would look as if it had done nothing. */
export const Opening = () => {
  const { t } = useTranslation();
  const isOpening = useRouterState({ select: ({ isLoading }) => isLoading });
  return isOpening ? <div className={css.opening} role="status" aria-label={t('waiting')} /> : null;
};
