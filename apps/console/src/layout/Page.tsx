import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePrintFoot, usePrinter } from '../print/use-print-foot.js';
import css from './Page.module.css';

interface Props {
  readonly title: string;
  readonly lead?: string;
  readonly beside?: ReactNode;
  /** Whether something in it has to be mended, which the title says first. */
  readonly isFlawed?: boolean;
  readonly children?: ReactNode;
}

/** A screen: its title, its purpose, its permanent controls and its content. */
export const Page = ({ title, lead, beside, isFlawed = false, children }: Props) => {
  const { t } = useTranslation();
  const who = usePrinter();
  usePrintFoot(title, who && t('print.by', { who }));
  return (
    <div className={css.page}>
      <title>{`${isFlawed ? t('form.errorIn', { title }) : title} · Homeward`}</title>
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
};
