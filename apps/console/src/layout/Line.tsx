import type { ComponentProps } from 'react';
import css from './Line.module.css';

/** A line to be typed, outside of forms: a name that is looked for, a word on the page. */
export const Line = ({ className, ...rest }: ComponentProps<'input'>) => (
  <input autoComplete="off" {...rest} className={[css.line, className].filter(Boolean).join(' ')} />
);
