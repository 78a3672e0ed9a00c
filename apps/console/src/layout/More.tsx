import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.js';
import css from './More.module.css';

interface Props {
  /** Loads the next page; there is none after the last one. */
  readonly more: (() => unknown) | undefined;
  readonly label?: string;
  readonly isLoading?: boolean;
  /** Whether the whole list can be saved as a file. */
  readonly isSaved?: boolean;
}

/** The way to the rest of a list. Paper says in its place that the list goes on. */
export const More = ({ more, label, isLoading = false, isSaved = false }: Props) => {
  const { t } = useTranslation();
  const end = useRef<HTMLSpanElement>(null);
  const wasPressed = useRef(false);
  const isEnd = more === undefined;
  // the last page takes the button away, and with it the place of those who work with the keyboard
  useLayoutEffect(() => {
    if (isEnd && wasPressed.current && document.activeElement === document.body)
      end.current?.focus({ preventScroll: true });
    if (isEnd) wasPressed.current = false;
  }, [isEnd]);
  const press = () => {
    wasPressed.current = true;
    void more?.();
  };
  if (isEnd) return <span ref={end} tabIndex={-1} className={css.end} />;
  return (
    <>
      <Button variant="light" onClick={press} loading={isLoading}>
        {label ?? t('more')}
      </Button>
      <p className={css.onPaper}>{t(isSaved ? 'goesOnInFile' : 'goesOn')}</p>
    </>
  );
};
