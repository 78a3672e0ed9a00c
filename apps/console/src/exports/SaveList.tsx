import { useTranslation } from 'react-i18next';
import type { Purpose } from '../journey/purposes.js';
import { Save } from './Save.js';

interface Props {
  /** The list, by the end of its address under /exports/lists. */
  readonly list: string;
  /** People in a file are a reading; lists without people need none. */
  readonly purpose?: Purpose | undefined;
  readonly filters?: Readonly<Record<string, string | boolean | null | undefined>>;
}

/** Saves a list, with the filters of the page, as a file. */
export const SaveList = ({ list, purpose, filters = {} }: Props) => {
  const { t } = useTranslation();
  const pathOf = (format: string): string => {
    const asked = Object.entries({ format, purpose, ...filters }).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, String(value)]],
    );
    return `/exports/lists/${list}?${new URLSearchParams(asked).toString()}`;
  };
  return (
    <Save
      files={[
        [t('save.csv'), pathOf('csv')],
        [t('save.xlsx'), pathOf('xlsx')],
      ]}
    />
  );
};
