import { useState } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Field, type FormContext } from './Field.js';
import { stepsOf } from './kinds.js';
import type { Values } from './values.js';
import css from './Field.module.css';

interface Props {
  readonly input: string;
  /** What stands before the names of these fields in a path. */
  readonly path?: string;
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  readonly context: FormContext;
}

/** What must be said, and behind one step what else is known. */
export const Fields = ({ input, path = '', values, onChange, context }: Props) => {
  const { t } = useTranslation();
  const { asked, more } = stepsOf(input, context.inputs);
  const hasMore = more.some(({ name }) => values[name] !== undefined || context.problems.has(path + name));
  const [opened, setOpened] = useState(hasMore);
  const isOpen = opened || hasMore;
  return (
    <div className={css.fields}>
      {[...asked, ...(isOpen ? more : [])].map((field) => (
        <Field
          key={field.name}
          input={input}
          field={field}
          path={path + field.name}
          value={values[field.name]}
          onChange={(value) => onChange({ ...values, [field.name]: value })}
          context={context}
        />
      ))}
      {more.length > 0 && !isOpen && (
        <Button variant="subtle" className={css.more} onClick={() => setOpened(true)}>
          {t('form.more', { count: more.length })}
        </Button>
      )}
    </div>
  );
};
