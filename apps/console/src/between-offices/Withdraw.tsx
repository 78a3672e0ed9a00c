import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../layout/Button.js';
import { Confirm } from '../operations/Confirm.js';
import css from './BetweenOffices.module.css';

interface Props {
  /** What was asked, in words. */
  readonly what: string;
  readonly isSending: boolean;
  readonly problem: string | undefined;
  readonly onWithdraw: () => void;
}

/** Takes back what was asked of another office. */
export const Withdraw = ({ what, isSending, problem, onWithdraw }: Props) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={css.ways}>
      <Button variant="subtle" onClick={() => setOpen(true)}>
        {t('offices.withdraw')}
      </Button>
      {isOpen && (
        <Confirm
          title={`${t('offices.withdraw')}${t('colon')}${what}`}
          go={t('offices.withdraw')}
          doing={isSending}
          onGo={onWithdraw}
          onLeave={() => setOpen(false)}
        >
          <p>{t('offices.withdrawing')}</p>
          {problem && <p role="alert">{problem}</p>}
        </Confirm>
      )}
    </div>
  );
};
