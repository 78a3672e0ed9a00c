import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { Button } from './Button.js';
import { refusalIn } from '../api/refusal.js';
import css from './Answer.module.css';

/** A placeholder in the shape of the expected content. */
export const Waiting = ({ rows = 5 }: { readonly rows?: number }) => {
  const { t } = useTranslation();
  return (
    <div className={css.waiting} role="status" aria-label={t('waiting')}>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} />
      ))}
    </div>
  );
};

export const ErrorNotice = ({ error, again }: { readonly error: CombinedError; readonly again?: () => void }) => {
  const { t } = useTranslation();
  const { message, detail } = refusalIn(error)!;
  return (
    <div className={css.refused} role="alert">
      <p>{message}</p>
      {detail && detail !== message && <p lang="en">{detail}</p>}
      {again && (
        <Button variant="light" onClick={again}>
          {t('again.try')}
        </Button>
      )}
    </div>
  );
};

export const Empty = ({ title, children }: { readonly title: string; readonly children?: ReactNode }) => (
  <div className={css.empty}>
    <p className={css.title}>{title}</p>
    {children}
  </div>
);
