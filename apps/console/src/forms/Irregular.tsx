import { Fieldset, TextInput, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Button } from '../layout/Button.js';
import type { Values } from './values.js';
import css from './Fields.module.css';

interface Props {
  readonly values: Values | undefined;
  /** The code of the rule that has just refused the entry. */
  readonly code: string | undefined;
  readonly onChange: (values: Values | undefined) => void;
}

/** Lets supervisors record an event that a rule forbids. The entry is counted, shown to auditors and reviewed by another person. */
export const Irregular = ({ values, code, onChange }: Props) => {
  const { t } = useTranslation();
  if (!values)
    return code ? (
      <Button variant="subtle" color="red" className={css.more!} onClick={() => onChange({ code, explanation: '' })}>
        {t('irregular.open')}
      </Button>
    ) : null;
  return (
    <Fieldset legend={t('irregular.title')} className={css.part!}>
      <p className={css.help}>{t('irregular.why')}</p>
      <TextInput
        label={t('irregular.code')}
        value={String(values.code ?? '')}
        onChange={({ currentTarget }) => onChange({ ...values, code: currentTarget.value })}
      />
      <Textarea
        label={t('irregular.explanation')}
        withAsterisk
        rows={2}
        value={String(values.explanation ?? '')}
        onChange={({ currentTarget }) => onChange({ ...values, explanation: currentTarget.value })}
      />
      <Button variant="subtle" size="xs" onClick={() => onChange(undefined)}>
        {t('form.takeAway')}
      </Button>
    </Fieldset>
  );
};
