import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countInWords } from '../language/language.js';
import { useCaseFile } from './context.js';
import css from './Card.module.css';

interface Props {
  /** The anchor of the card, and the key of its title. */
  readonly id: string;
  /** How many entries it has, where the number tells something. */
  readonly count?: number;
  readonly children: ReactNode;
}

/** One part of the case, with its title. */
export const Card = ({ id, count, children }: Props) => {
  const { t } = useTranslation();
  const { survivorId, isOther = false } = useCaseFile();
  const anchor = isOther ? `${survivorId}-${id}` : id;
  return (
    <section id={anchor} tabIndex={-1} aria-labelledby={`${anchor}-title`} className={css.card}>
      <h2 id={`${anchor}-title`}>
        {t(`file.part.${id}`)}{' '}
        {count !== undefined && count > 0 && <span className={css.count}>{countInWords(count)}</span>}
      </h2>
      {children}
    </section>
  );
};

/** The presses of a card in a row, while they are closed. */
export const Presses = ({ children }: { readonly children: ReactNode }) => (
  <div className={css.presses}>{children}</div>
);

interface FoldedProps {
  readonly label: string;
  readonly count: number;
  readonly children: ReactNode;
}

/** What is long or over: its line tells the number, and opens in place. Nothing without entries. */
export const Fold = ({ label, count, children }: FoldedProps) => {
  if (count === 0) return null;
  return (
    <details className={css.folded} data-prints>
      <summary>
        {label} <span className={css.count}>{countInWords(count)}</span>
      </summary>
      {children}
    </details>
  );
};
