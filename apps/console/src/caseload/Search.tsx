import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asLine } from '../language/typed-text.js';
import { Button } from '../layout/Button.js';
import { Line } from '../layout/Line.js';
import css from './Search.module.css';

interface Props {
  readonly name: string;
  readonly isSearching: boolean;
  readonly onSearch: (name: string) => void;
}

/** Does not search while typing, because every search is a recorded read. */
export const Search = ({ name, isSearching, onSearch }: Props) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(name);
  return (
    <form
      role="search"
      className={css.search}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSearching) onSearch(asLine(typed));
      }}
    >
      <Line
        aria-label={t('search.label')}
        placeholder={t('search.hint')}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        maxLength={100}
      />
      <Button type="submit" variant="light" loading={isSearching}>
        {t('search.go')}
      </Button>
      {name && (
        <Button
          variant="subtle"
          onClick={() => {
            setTyped('');
            onSearch('');
          }}
        >
          {t('search.end')}
        </Button>
      )}
    </form>
  );
};
