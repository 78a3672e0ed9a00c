import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import css from './Search.module.css';

interface Props {
  readonly name: string;
  readonly onSearch: (name: string) => void;
}

/** On purpose not while typing: every search is a reading, and is written down. */
export const Search = ({ name, onSearch }: Props) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(name);
  return (
    <form
      role="search"
      className={css.search}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.trim());
      }}
    >
      <TextInput
        aria-label={t('search.label')}
        placeholder={t('search.label')}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        autoComplete="off"
        maxLength={100}
      />
      <Button type="submit" variant="light">
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
