import type { ReactNode } from 'react';
import css from './Mark.module.css';

export type Tone = 'plain' | 'good' | 'watch' | 'danger' | 'law' | 'calm';

/** A coloured label; its text alone carries the meaning. */
export const Mark = ({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) => (
  <span className={`${css.mark} ${css[tone]}`}>{children}</span>
);

export const RISK_TONE: Readonly<Record<string, Tone>> = { HIGH: 'danger', MEDIUM: 'watch', LOW: 'good' };
