import type { ComponentProps } from 'react';
import css from './Line.module.css';

/** A text field outside of forms, for searches and filters. */
export const Line = ({ className, ...rest }: ComponentProps<'input'>) => (
  <input autoComplete="off" {...rest} className={[css.line, className].filter(Boolean).join(' ')} />
);
