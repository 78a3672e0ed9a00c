import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { Button } from './Button.js';
import { mayHelpAgain, refusalIn } from '../api/refusal.js';
import { instantInWords } from '../language/days.js';
import { usePlainWords } from '../language/plain-words.js';
import { useKeptFocus } from '../live/use-kept-focus.js';
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
  const inPlainWords = usePlainWords();
  // the next failure is another error: until then, somebody waits for an answer
  const [asked, setAsked] = useState<CombinedError>();
  const refusal = refusalIn(error)!;
  const { message, detail } = refusal;
  return (
    <div className={css.refused} role="alert">
      <p>{inPlainWords(message)}</p>
      {detail && detail !== message && <p lang="en">{inPlainWords(detail)}</p>}
      {again && mayHelpAgain(refusal) && (
        <Button
          variant="light"
          loading={asked === error}
          onClick={() => {
            setAsked(error);
            again();
          }}
        >
          {t('again.try')}
        </Button>
      )}
    </div>
  );
};

interface OutOfDateProps {
  /** When what is shown was answered, if it could not be asked again since. */
  readonly since: string | undefined;
  readonly isAsking: boolean;
  readonly again: () => void;
}

/** That what stands below could not be asked again: it stays, and may have changed. */
export const OutOfDate = ({ since, isAsking, again }: OutOfDateProps) => {
  const { t } = useTranslation();
  // the button goes with the answer, and may have the focus
  const within = useKeptFocus<HTMLDivElement>();
  return (
    // there from the start: screen readers announce what comes into it
    <div className={css.standing} role="status" ref={within} tabIndex={-1}>
      {since !== undefined && (
        <div className={css.old}>
          <p>{t('again.outOfDate', { at: instantInWords(since) })}</p>
          <Button variant="light" loading={isAsking} onClick={again}>
            {t('again.try')}
          </Button>
        </div>
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
