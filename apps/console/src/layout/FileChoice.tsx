import { useState, type InputHTMLAttributes } from 'react';
import { useTranslation } from 'react-i18next';
import css from './FileChoice.module.css';

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'id' | 'onChange'> {
  readonly id: string;
  readonly onFile: (file: File | undefined) => void;
}

/** A file of this device. The browser's own button speaks the language of the browser: it lies unseen over ours. */
export const FileChoice = ({ id, onFile, ...more }: Props) => {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const chosen = name || t('form.noFile');
  return (
    <span className={css.choice}>
      <input
        {...more}
        id={id}
        type="file"
        className={css.input}
        title={chosen}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          setName(file?.name ?? '');
          onFile(file);
        }}
      />
      <span aria-hidden="true" className={css.button}>
        {t('form.chooseFile')}
      </span>
      <span aria-hidden="true" className={css.name}>
        {chosen}
      </span>
    </span>
  );
};
