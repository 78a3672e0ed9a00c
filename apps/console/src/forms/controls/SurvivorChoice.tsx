import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { findSurvivor, type CaseLookup } from '../../journey/case-number.js';
import type { AskedProps } from './AskedChoice.js';
import css from '../Fields.module.css';

/** Another record, by its case number, which is looked up as soon as it is typed. */
export const SurvivorChoice = ({ about, value, onChange }: AskedProps) => {
  const { t } = useTranslation();
  const [found, setFound] = useState<CaseLookup['is']>();
  const look = async () => setFound(value.trim() === '' ? undefined : (await findSurvivor(value)).is);
  return (
    <div>
      <TextInput
        {...about}
        className={css.half}
        description={[about.description, t('form.survivor.how')].filter(Boolean).join(' ')}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onBlur={() => void look()}
        onChange={({ currentTarget }) => {
          setFound(undefined);
          onChange(currentTarget.value);
        }}
      />
      {/* has its place before it is known: a field that moves while it is pressed is missed */}
      <p className={css.found} aria-live="polite">
        {found && t(`form.survivor.${found}`)}
      </p>
    </div>
  );
};
