import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../layout/Button.js';
import box from '../layout/Dialog.module.css';
import css from './Confirm.module.css';

interface Props {
  readonly title: string;
  readonly go: string;
  readonly doing: boolean;
  readonly onGo: () => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** What will happen, in words, before it does. The browser's own dialogue: it keeps the focus, and writes no styles. */
export const Confirm = ({ title, go, doing, onGo, onLeave, children }: Props) => {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current!;
    shown.showModal();
    // what is closed gives the keyboard back to what opened it; what is only taken away does not
    return () => shown.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={box.dialog}
      aria-labelledby="confirm"
      // a browser tells of its end a moment after it, when another may have been opened
      onCancel={onLeave}
      onClose={() => dialog.current && onLeave()}
    >
      <h2 id="confirm">{title}</h2>
      {children}
      <div className={css.ways}>
        <Button onClick={onGo} loading={doing}>
          {go}
        </Button>
        <Button variant="subtle" onClick={onLeave}>
          {t('operations.leave')}
        </Button>
      </div>
    </dialog>
  );
};
