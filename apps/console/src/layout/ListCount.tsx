import { useTranslation } from 'react-i18next';
import { countInWords } from '../language/language.js';
import css from './ListCount.module.css';

interface Props {
  readonly shown: number;
  /** How many there are, where the list counts them. */
  readonly total?: number | null | undefined;
  /** Whether the list goes on. */
  readonly goesOn: boolean;
}

/** How many a list has, beside its title: a tired reader takes its end for the end. Nothing where there are none. */
export const ListCount = ({ shown, total, goesOn }: Props) => {
  const { t } = useTranslation();
  if (shown === 0) return null;
  // a count that is not beyond what is shown cannot be that of a list which goes on
  const isCounted = !goesOn || (typeof total === 'number' && total > shown);
  // a space before it, or the number would be read as a part of the last word
  return (
    <>
      {' '}
      <span className={css.count}>
        {isCounted ? countInWords(Math.max(total ?? 0, shown)) : t('moreThan', { count: shown })}
      </span>
    </>
  );
};
