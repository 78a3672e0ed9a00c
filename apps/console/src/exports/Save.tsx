import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../documents/transfer.js';
import { usePlainWords } from '../language/plain-words.js';
import { Button } from '../layout/Button.js';
import css from './Save.module.css';

interface Props {
  /** What the buttons say, and from where each gets its file. */
  readonly files: readonly (readonly [label: string, path: string])[];
  readonly className?: string | undefined;
}

/** Saves what the page shows as a file. */
export const Save = ({ files, className }: Props) => {
  const { t } = useTranslation();
  const title = useId();
  const [saving, setSaving] = useState<string>();
  const inPlainWords = usePlainWords();
  const [failure, setFailure] = useState<string>();
  const save = async (path: string) => {
    setSaving(path);
    setFailure((await saveFile(path, 'export'))?.failure);
    setSaving(undefined);
  };
  return (
    <div role="group" aria-labelledby={title} className={[css.save, className].filter(Boolean).join(' ')}>
      <span id={title} className={css.title}>
        {t('save.title')}
      </span>
      {files.map(([label, path]) => (
        <Button key={label} variant="light" size="xs" loading={saving === path} onClick={() => void save(path)}>
          {label}
        </Button>
      ))}
      {failure && <p role="alert">{inPlainWords(failure)}</p>}
    </div>
  );
};
