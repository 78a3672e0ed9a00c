import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.js';
import css from './NotHere.module.css';

export const NotHere = () => {
  const { t } = useTranslation();
  return (
    <div className={css.nothing}>
      <title>{`${t('notHere.title')} · Homeward`}</title>
      <h1>{t('notHere.title')}</h1>
      <p>{t('notHere.why')}</p>
      <Link to="/">{t('notHere.go')}</Link>
    </div>
  );
};

export const WentWrong = () => {
  const { t } = useTranslation();
  return (
    <div className={css.nothing} role="alert">
      <title>{`${t('wrong.title')} · Homeward`}</title>
      <h1>{t('wrong.title')}</h1>
      <p>{t('wrong.why')}</p>
      <Button onClick={() => location.reload()}>{t('wrong.again')}</Button>
    </div>
  );
};
