import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../layout/Page.js';
import type { Purpose } from '../journey/purposes.js';
import type { Register } from '../registers/commands.js';
import type { Receipt } from './sending/send.js';
import css from './Recorded.module.css';

interface Props {
  readonly title: string;
  readonly receipt: Receipt;
  /** The survivor, if the receipt does not name one. */
  readonly of?: string | undefined;
  readonly purpose: Purpose;
  /** The register that was changed, if one was. */
  readonly register?: Register | undefined;
  /** It was asked of another office, or answered: the survivor in the receipt may have no record yet. */
  readonly isBetweenOffices?: boolean;
}

/** Confirms the entry. */
export const EntryConfirmation = ({ title, receipt, of, purpose, register, isBetweenOffices = false }: Props) => {
  const { t } = useTranslation();
  const { position } = receipt;
  const survivorId = receipt.survivorId ?? of;
  return (
    <Page title={title}>
      <div className={css.done} role="status">
        <h2>{t('recorded.title')}</h2>
        <p>{t('recorded.why')}</p>
      </div>
      <p className={css.ways}>
        {isBetweenOffices && <Link to="/offices">{t('place.offices')}</Link>}
        {survivorId && !isBetweenOffices && (
          <Link to="/journey/$survivorId" params={{ survivorId }} search={{ purpose, at: position }}>
            {t('recorded.open')}
          </Link>
        )}
        {register && (
          <Link to="/registers" search={{ register }}>
            {t('place.registers')}
          </Link>
        )}
        <Link to="/">{t('notHere.go')}</Link>
      </p>
    </Page>
  );
};
