import { Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../session/person.js';
import type { About, Choice } from '../choice.js';
import type { InputField, Inputs } from '../inputs.js';
import type { FormRecord } from '../record/document.js';
import type { RefusedChoices } from '../refused/refused-choices.js';
import type { Value, Values } from '../values.js';
import css from '../Fields.module.css';

/** The common properties of all fields. */
export interface FormContext {
  readonly inputs: Inputs;
  readonly survivor: FormRecord | undefined;
  readonly person: Person;
  /** Given fields, which are not shown. */
  readonly known: ReadonlySet<string>;
  /** The values that the page named, with which the form began. */
  readonly named: Values;
  /** The court case that the form is about, if it names one. */
  readonly courtCase: string | undefined;
  /** The problems, by path. */
  readonly problems: ReadonlyMap<string, string>;
  /** What the service would refuse in the fields of the form itself; parts of it have no such rules. */
  readonly refused: RefusedChoices;
  /** What the form of the mutation that must come first begins with. */
  readonly searchOf: (first: string) => Readonly<Record<string, string>>;
  /** What was typed is kept meanwhile, so that nobody is asked about it. */
  readonly onFirst: () => void;
}

export interface FieldProps {
  readonly input: string;
  readonly field: InputField;
  readonly path: string;
  readonly value: Value;
  /** The answers of the same group. */
  readonly beside: Values;
  readonly onChange: (value: Value) => void;
  readonly context: FormContext;
}

/** What a control shows and changes. */
export interface ControlProps extends FieldProps {
  readonly about: About;
  readonly required: boolean;
  readonly text: string;
  readonly many: readonly string[];
  /** What was typed is finished. */
  readonly onLeave: () => void;
}

export const Select = ({
  about,
  text,
  required,
  onChange,
  choices,
}: ControlProps & { readonly choices: readonly Choice[] }) => {
  const { t } = useTranslation();
  return (
    <NativeSelect
      {...about}
      className={css.half}
      value={text}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={[{ value: '', label: required ? t('form.choose') : t('form.notSaid') }, ...choices]}
    />
  );
};

export const Checks = ({ about, many, onChange, choices }: ControlProps & { readonly choices: readonly Choice[] }) => (
  <Checkbox.Group {...about} value={[...many]} onChange={onChange}>
    <div className={css.checks}>
      {choices.map((choice) => (
        <Checkbox key={choice.value} {...choice} />
      ))}
    </div>
  </Checkbox.Group>
);
