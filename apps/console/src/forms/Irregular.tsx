import { useRef, useState, type MouseEvent } from 'react';
import { flushSync } from 'react-dom';
import { Fieldset, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../api/refusal.js';
import { Button } from '../layout/Button.js';
import type { Values } from './values.js';
import css from './Fields.module.css';

interface Props {
  readonly values: Values | undefined;
  /** What has just refused the entry. */
  readonly refusal: Refusal | undefined;
  readonly onChange: (values: Values | undefined) => void;
}

/**
 * Lets supervisors record an event that a rule of conduct forbids. The entry is counted, shown to auditors and reviewed by
 * another person. Where something else went wrong, such as a missing answer or the network, nothing is offered.
 */
export const Irregular = ({ values, refusal, onChange }: Props) => {
  const { t } = useTranslation();
  const [rule, setRule] = useState<{ readonly code: string; readonly sentence: string }>();
  const isOffered = refusal?.mayOverride === true && refusal.code !== values?.code;
  const explanation = useRef<HTMLTextAreaElement>(null);
  // the pressed button vanishes, and the focus would be nowhere
  const open = ({ code, message }: Refusal) => {
    flushSync(() => {
      setRule({ code, sentence: message });
      onChange({ explanation: '', ...values, code });
    });
    explanation.current?.focus();
  };
  const takeAway = ({ currentTarget: { form } }: MouseEvent<HTMLButtonElement>) => {
    onChange(undefined);
    form?.querySelector<HTMLElement>('button[type="submit"]')?.focus();
  };
  return (
    <>
      {isOffered && (
        <Button variant="subtle" className={css.more!} onClick={() => open(refusal)}>
          {t('irregular.open')}
        </Button>
      )}
      {values && (
        <Fieldset legend={t('irregular.title')} className={css.part!}>
          <p className={css.help}>{t('irregular.why')}</p>
          {/* of a draft that is opened again, only the code is known */}
          <p>{rule?.code === values.code ? rule?.sentence : String(values.code)}</p>
          <Textarea
            ref={explanation}
            id="irregular.explanation"
            label={t('irregular.explanation')}
            withAsterisk
            rows={2}
            value={String(values.explanation ?? '')}
            onChange={({ currentTarget }) => onChange({ ...values, explanation: currentTarget.value })}
          />
          <Button variant="subtle" size="xs" onClick={takeAway}>
            {t('form.takeAway')}
          </Button>
        </Fieldset>
      )}
    </>
  );
};
