import type { ReactNode } from 'react';
import css from './Mark.module.css';

export type Tone = 'plain' | 'good' | 'watch' | 'danger' | 'law' | 'calm';

/** A word with a colour behind it; the word alone says enough. */
export const Mark = ({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) => (
  <span className={`${css.mark} ${css[tone]}`}>{children}</span>
);

export const RISK_TONE: Readonly<Record<string, Tone>> = { High: 'danger', Medium: 'watch', Low: 'good' };
