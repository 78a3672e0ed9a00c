import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../layout/Button.js';
import { Confirm } from '../operations/Confirm.js';
import css from './BetweenOffices.module.css';

interface Props {
  /** What is asked, in words. */
  readonly what: string;
  readonly isSending: boolean;
  readonly problem: string | undefined;
  readonly onAnswer: (answer: { readonly granted: boolean; readonly reason?: string }) => void;
}

/** Agree or decline, with a reason where there is one: an answer is final, so it is given in two steps. */
export const Answer = ({ what, isSending, problem, onAnswer }: Props) => {
  const { t } = useTranslation();
  const id = useId();
  const [granted, setGranted] = useState<boolean>();
  const [reason, setReason] = useState('');
  const wordsOf = (agrees: boolean) => t(agrees ? 'offices.agree' : 'offices.decline');
  const written = reason.trim();
  return (
    <div className={css.ways}>
      <Button onClick={() => setGranted(true)}>{wordsOf(true)}</Button>
      <Button variant="light" onClick={() => setGranted(false)}>
        {wordsOf(false)}
      </Button>
      {granted !== undefined && (
        <Confirm
          title={`${wordsOf(granted)}${t('colon')}${what}`}
          go={wordsOf(granted)}
          doing={isSending}
          onGo={() => onAnswer({ granted, ...(written !== '' && { reason: written }) })}
          onLeave={() => setGranted(undefined)}
        >
          <label htmlFor={id}>{t('offices.why')}</label>
          <textarea
            id={id}
            className={css.why}
            rows={3}
            maxLength={2_000}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          {problem && <p role="alert">{problem}</p>}
        </Confirm>
      )}
    </div>
  );
};
