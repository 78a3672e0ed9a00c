import css from './FigureCard.module.css';

/** A cell of a table with a bar, from 0 to 1; none where nothing is compared. */
export const Bar = ({ length }: { readonly length: number | undefined }) => (
  <td className={css.bar} aria-hidden="true">
    {length !== undefined && (
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" width="100%" height="10">
        <rect width="100" height="10" rx="1" className={css.ground} />
        <rect width={length * 100} height="10" rx="1" className={css.length} />
      </svg>
    )}
  </td>
);
