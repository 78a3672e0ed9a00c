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

/** Explains an action before it runs. A native dialogue: it keeps the focus and needs no inline styles. */
export const Confirm = ({ title, go, doing, onGo, onLeave, children }: Props) => {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current!;
    shown.showModal();
    // close() returns the focus to the opener; removing the element would not
    return () => shown.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={box.dialog}
      aria-labelledby="confirm"
      // the close event comes late, when another dialogue may already be open
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
