import type { ReactNode } from 'react';
import css from './DayField.module.css';

interface Props {
  /** None while what is typed is a day. */
  readonly id: string | undefined;
  readonly isWrong: boolean;
  readonly children: ReactNode;
}

/**
 * How to write a day, while what is typed is none. It stands there before the field is left: a button beneath that
 * moved while it is pressed would be missed.
 */
export const InputHint = ({ id, isWrong, children }: Props) =>
  id && (
    <p id={id} className={[css.hint, isWrong && css.wrong].filter(Boolean).join(' ')} role="status">
      {children}
    </p>
  );
