import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './Header.module.css';

/** The number of the case, which a click copies. */
export const CaseNumber = ({ number }: { readonly number: string }) => {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <span className={css.number}>
      <button
        type="button"
        title={t('file.copy')}
        onClick={() =>
          void navigator.clipboard.writeText(number).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
        onBlur={() => setCopied(false)}
      >
        <span className="unseen">{t('file.caseNumber')} </span>
        {number}
        <span className="unseen">, {t('file.copy')}</span>
      </button>
      <span role="status" className={css.copied}>
        {copied && t('file.copied')}
      </span>
    </span>
  );
};
