import { useTranslation } from 'react-i18next';
import css from '../case-file/approvals/Approvals.module.css';

/** That what somebody came back from is recorded: of a strike-out that was upheld, nothing else on the page says it. */
export const JustDecided = () => {
  const { t } = useTranslation();
  return (
    <p role="status" className={css.nothing}>
      <strong>{t('recorded.title')}</strong> {t('recorded.why')}
    </p>
  );
};
