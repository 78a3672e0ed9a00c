import { useTranslation } from 'react-i18next';
import { Button } from './Button.js';
import css from './More.module.css';

interface Props {
  /** Loads the next page; there is none after the last one. */
  readonly more: (() => unknown) | undefined;
  readonly label?: string;
  readonly isLoading?: boolean;
  /** Whether the whole list can be saved as a file. */
  readonly isSaved?: boolean;
}

/** The way to the rest of a list. Paper says in its place that the list goes on. */
export const More = ({ more, label, isLoading = false, isSaved = false }: Props) => {
  const { t } = useTranslation();
  if (!more) return null;
  return (
    <>
      <Button variant="light" onClick={() => void more()} loading={isLoading}>
        {label ?? t('more')}
      </Button>
      <p className={css.onPaper}>{t(isSaved ? 'goesOnInFile' : 'goesOn')}</p>
    </>
  );
};
