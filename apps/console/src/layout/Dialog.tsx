import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import css from './Dialog.module.css';

interface Props {
  readonly title: string;
  /** Escape, or the browser, closes it. */
  readonly onLeave: () => void;
  readonly ways: ReactNode;
  readonly children: ReactNode;
}

/** A question that must be answered first. A native dialogue: it keeps the focus and needs no inline styles. */
export const Dialog = ({ title, onLeave, ways, children }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const shown = dialog.current!;
    shown.showModal();
    // close() returns the focus to the opener; removing the element would not
    return () => shown.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={css.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onLeave();
      }}
      // the close event comes late, when another dialogue may already be open
      onClose={() => dialog.current && onLeave()}
    >
      <h2 id={id}>{title}</h2>
      {children}
      <div className={css.ways}>{ways}</div>
    </dialog>
  );
};
