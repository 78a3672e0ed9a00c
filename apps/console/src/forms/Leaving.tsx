import { useLayoutEffect, useRef } from 'react';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../layout/Button.js';
import box from '../layout/Dialog.module.css';
import css from './Form.module.css';

interface Props {
  /** Whether something was typed that is not recorded. */
  readonly isUnsaved: () => boolean;
  readonly onDiscard: () => void;
}

/** Asks before a form is left with something that is not recorded; before a reload, the browser asks. */
export const Leaving = ({ isUnsaved, onDiscard }: Props) => {
  const blocker = useBlocker({ shouldBlockFn: isUnsaved, enableBeforeUnload: isUnsaved, withResolver: true });
  if (blocker.status !== 'blocked') return null;
  return (
    <Question
      onStay={blocker.reset}
      onKeep={blocker.proceed}
      onDiscard={() => {
        onDiscard();
        blocker.proceed();
      }}
    />
  );
};

interface QuestionProps {
  readonly onStay: () => void;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

const Question = ({ onStay, onKeep, onDiscard }: QuestionProps) => {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current!;
    shown.showModal();
    return () => shown.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={box.dialog}
      aria-labelledby="leaving"
      onCancel={(event) => {
        event.preventDefault();
        onStay();
      }}
    >
      <h2 id="leaving">{t('leaving.title')}</h2>
      <p>{t('leaving.why')}</p>
      <div className={css.ways}>
        <Button onClick={onStay}>{t('leaving.stay')}</Button>
        <Button variant="light" onClick={onKeep}>
          {t('leaving.keep')}
        </Button>
        <Button variant="subtle" onClick={onDiscard}>
          {t('leaving.discard')}
        </Button>
      </div>
    </dialog>
  );
};
