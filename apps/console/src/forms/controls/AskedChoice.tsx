import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { missingKey, type About, type Choice } from '../choice.js';
import { BarredChoices, aboutBars, withBars, type BarredProps } from '../refused/Barred.js';
import css from '../Fields.module.css';

export interface AskedProps {
  readonly about: About;
  readonly value: string;
  readonly required: boolean;
  readonly onChange: (value: string) => void;
  /** The place in a form where the service may refuse some of the choices. */
  readonly bars?: Omit<BarredProps, 'choices'>;
}

interface Props extends AskedProps {
  readonly choices: readonly Choice[] | undefined;
  /** What an earlier value is called that is no longer offered, where it has a name. */
  readonly missing?: string;
}

/** A choice among what the service offers; the value is typed where it offers nothing. */
export const AskedChoice = ({ about, value, required, onChange, bars, choices, missing }: Props) => {
  const { t } = useTranslation();
  const known = choices ?? [];
  const control = {
    ...(bars ? aboutBars(about, known, bars.context) : about),
    className: css.half,
    value,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => onChange(currentTarget.value),
  };
  if (choices?.length === 0) return <TextInput {...control} autoComplete="off" />;
  // of an earlier entry, or of the user: the service says so if it is no longer accepted
  const isMissing = value !== '' && known.every((choice) => choice.value !== value);
  return (
    <>
      <NativeSelect
        {...control}
        data={[
          { value: '', label: t(required ? 'form.choose' : 'form.notSaid') },
          ...(isMissing ? [{ value, label: choices ? (missing ?? t(missingKey(about.id))) : '…' }] : []),
          ...(bars ? withBars(bars.path, known, bars.context) : known),
        ]}
      />
      {bars && <BarredChoices {...bars} choices={known} />}
    </>
  );
};
