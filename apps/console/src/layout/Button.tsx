import type { ComponentProps } from 'react';
import css from './Button.module.css';

interface Props extends ComponentProps<'button'> {
  readonly variant?: 'filled' | 'light' | 'subtle';
  readonly size?: 'xs' | 'sm' | 'md';
  /** Whether the action is under way: the button keeps the focus and ignores further clicks. */
  readonly loading?: boolean;
}

export const Button = ({ variant = 'filled', size = 'sm', loading, type, className, onClick, ...rest }: Props) => (
  <button
    {...rest}
    type={type === 'submit' ? 'submit' : 'button'}
    className={[css.button, css[variant], css[size], className].filter(Boolean).join(' ')}
    {...(loading && { 'aria-disabled': true, 'data-loading': true })}
    onClick={(event) => {
      if (loading) event.preventDefault();
      else onClick?.(event);
    }}
  />
);
