import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError, TypedDocumentNode } from 'urql';
import { client } from '../api/client.js';
import { Button } from '../layout/Button.js';
import { Icon } from '../layout/Icon.js';
import { ErrorNotice } from '../layout/Answer.js';
import type { Purpose } from '../journey/purposes.js';
import { useCaseFile } from './context.js';
import css from './Sealed.module.css';

interface Variables {
  readonly id: string;
  readonly purpose: Purpose;
  readonly asOf: string | null;
}

interface Props<Survivor> {
  readonly query: TypedDocumentNode<{ survivor: Survivor | null }, Variables>;
  /** What the press shows. */
  readonly label: string;
  /** Whether another press has asked for it already. */
  readonly opened?: boolean;
  readonly children: (survivor: Survivor) => ReactNode;
}

interface Answer<Survivor> {
  readonly survivor?: Survivor | null;
  readonly error?: CombinedError;
}

/**
 * Personal values behind a press. They are fetched only then, so that the access log names no class that was not shown,
 * and are gone from the page when they are hidden or the page is left.
 */
export const SealedValues = <Survivor,>({ query, label, opened = false, children }: Props<Survivor>) => {
  const { t } = useTranslation();
  const { survivorId, purpose, asOf, revision } = useCaseFile();
  const [isOpen, setOpen] = useState(opened);
  const [answer, setAnswer] = useState<Answer<Survivor>>();
  const openedFor = useRef(asOf);
  useEffect(() => {
    // another day is another reading, which nobody has asked for yet
    if (isOpen && openedFor.current !== asOf) {
      setOpen(false);
      setAnswer(undefined);
    }
    openedFor.current = asOf;
  }, [asOf]);
  useEffect(() => {
    if (!isOpen || openedFor.current !== asOf) return undefined;
    let current = true;
    void client
      .query(query, { id: survivorId, purpose, asOf })
      .toPromise()
      .then(({ data, error }) => {
        if (current) setAnswer(data ? { survivor: data.survivor } : { ...(error && { error }) });
      });
    return () => {
      current = false;
    };
  }, [isOpen, query, survivorId, purpose, asOf, revision]);
  return (
    <div className={css.sealed}>
      <Button
        variant="light"
        size="xs"
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen);
          setAnswer(undefined);
        }}
      >
        <Icon name="lock" size={14} /> {isOpen ? t('file.hide', { what: label }) : label}
      </Button>
      <OnPaper label={label} isOpen={isOpen} />
      {isOpen && (
        <div className={css.opened} aria-live="polite" aria-busy={!answer}>
          {answer?.error && <ErrorNotice error={answer.error} />}
          {answer?.survivor && children(answer.survivor)}
        </div>
      )}
    </div>
  );
};

/** In place of a press, paper says what was opened, and what was not. */
export const OnPaper = ({ label, isOpen }: { readonly label: string; readonly isOpen: boolean }) => {
  const { t } = useTranslation();
  return (
    <p className={css.onPaper} data-open={isOpen}>
      {isOpen ? label : `${label}${t('colon')}${t('file.leftOut')}`}
    </p>
  );
};
