import type { ReactNode } from 'react';
import css from './Page.module.css';

interface Props {
  readonly title: string;
  readonly lead?: string;
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** A screen: its title, its purpose, its permanent controls and its content. */
export const Page = ({ title, lead, beside, children }: Props) => (
  <div className={css.page}>
    <title>{`${title} · Homeward`}</title>
    <div className={css.head}>
      <div>
        <h1>{title}</h1>
        {lead && <p className={css.lead}>{lead}</p>}
      </div>
      {beside}
    </div>
    {children}
  </div>
);
