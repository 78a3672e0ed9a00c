import { Checkbox, NativeSelect, Radio, TextInput, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { inLocalTime, today } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import type { Survivor } from '../journey/documents.js';
import type { Person } from '../session/person.js';
import { FileField } from '../documents/FileField.js';
import type { Choice } from './choice.js';
import { choicesFor } from './choices.js';
import { isInCourt } from './court/court-choices.js';
import { CourtChoice } from './court/CourtChoice.js';
import { Countries } from './Countries.js';
import { shapeOf, type InputField, type Inputs } from './inputs.js';
import { OfficeChoice } from './OfficeChoice.js';
import { OperationChoice } from './OperationChoice.js';
import { countries, currencies, languages, provinces } from './places.js';
import type { Value, Values } from './values.js';
import '../theme/mantine-choices.js';
import css from './Fields.module.css';

/** The common properties of all fields. */
export interface FormContext {
  readonly inputs: Inputs;
  readonly survivor: Survivor | undefined;
  readonly person: Person;
  /** Given fields, which are not shown. */
  readonly known: ReadonlySet<string>;
  /** The problems, by path. */
  readonly problems: ReadonlyMap<string, string>;
}

export interface FieldProps {
  readonly input: string;
  readonly field: InputField;
  readonly path: string;
  readonly value: Value;
  /** The fields beside it. */
  readonly siblings: Values;
  readonly onChange: (value: Value) => void;
  readonly context: FormContext;
}

/** A simple field with the control for its kind. */
export const Control = ({ input, field, path, value, siblings, onChange, context }: FieldProps) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { name, required, list } = shapeOf(field.type);
  const { kind, question } = field;
  const help = question?.help;
  const problem = context.problems.get(path);
  const about = {
    label: question?.label,
    description: help,
    error: problem,
    withAsterisk: required && !list,
    id: path,
  };
  const text = typeof value === 'string' ? value : '';
  const many = (Array.isArray(value) ? value : []) as readonly string[];

  const select = (choices: readonly Choice[]) => (
    <NativeSelect
      {...about}
      className={css.half}
      value={text}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={[{ value: '', label: required ? t('form.choose') : t('form.notSaid') }, ...choices]}
    />
  );
  const checks = (choices: readonly Choice[]) => (
    <Checkbox.Group {...about} value={[...many]} onChange={onChange}>
      <div className={css.checks}>
        {choices.map((choice) => (
          <Checkbox key={choice.value} value={choice.value} label={choice.label} />
        ))}
      </div>
    </Checkbox.Group>
  );
  const codes = (context.inputs.enums[name] ?? []).map((code) => ({ value: code, label: label(code, name) }));

  switch (kind) {
    case 'ours':
      return null;
    case 'day':
      return (
        <TextInput
          {...about}
          type="date"
          value={text}
          max={/^(dueOn|expiresOn|expectedOn|from|to)$/.test(field.name) ? undefined : today()}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
          className={css.short}
        />
      );
    case 'instant':
      return (
        <TextInput
          {...about}
          type="datetime-local"
          value={inLocalTime(text)}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
          className={css.short}
        />
      );
    case 'number':
      return (
        <TextInput
          {...about}
          inputMode="numeric"
          value={text}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
          className={css.short}
        />
      );
    case 'text':
      return (
        <Textarea {...about} rows={3} value={text} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
      );
    case 'lines':
      return (
        <Textarea
          {...about}
          description={
            <>
              {help} {t('form.onePerLine')}
            </>
          }
          rows={2}
          value={many.join('\n')}
          onChange={({ currentTarget }) => onChange(currentTarget.value.split('\n'))}
        />
      );
    case 'yesNo':
      return (
        <Radio.Group
          {...about}
          value={value === undefined ? '' : String(value)}
          onChange={(chosen) => onChange(chosen === 'true')}
        >
          <div className={css.yesNo}>
            <Radio value="true" label={t('form.yes')} />
            <Radio value="false" label={t('form.no')} />
          </div>
        </Radio.Group>
      );
    case 'code':
      return select(codes);
    case 'codes':
      return checks(codes);
    case 'country':
      return select(countries());
    case 'countries':
      return <Countries about={about} chosen={many} onChange={onChange} />;
    case 'language':
      return select(languages());
    case 'languages':
      return checks(languages());
    case 'province':
      return select(provinces());
    case 'currency':
      return select(currencies());
    case 'office':
      return <OfficeChoice about={about} value={text} required={required} onChange={onChange} />;
    case 'file': {
      const kind = typeof siblings.kind === 'string' ? siblings.kind : '';
      return <FileField about={about} survivorId={context.survivor?.id} kind={kind} value={text} onChange={onChange} />;
    }
    case 'entry':
    case 'entries': {
      if (field.name === 'operationId')
        return <OperationChoice about={about} value={text} required={required} onChange={onChange} />;
      if (context.survivor && isInCourt(input, field.name)) {
        const inCourt = { input, field: field.name, survivor: context.survivor };
        return <CourtChoice about={about} value={text} required={required} onChange={onChange} {...inCourt} />;
      }
      const choices =
        context.survivor && choicesFor({ input, field: field.name, survivor: context.survivor, label, t });
      if (!choices) return <Plain about={about} text={text} onChange={onChange} />;
      if (choices.length === 0 && !required) return null;
      if (kind === 'entries') return checks(choices);
      return select(choices);
    }
    default:
      return (
        <Plain about={about} text={text} onChange={onChange} {...(field.name.startsWith('local') && { lang: 'km' })} />
      );
  }
};

interface PlainProps {
  readonly about: object;
  readonly text: string;
  readonly lang?: string;
  readonly onChange: (value: string) => void;
}

const Plain = ({ about, text, lang, onChange }: PlainProps) => (
  <TextInput
    {...about}
    {...(lang && { lang })}
    className={css.half}
    value={text}
    autoComplete="off"
    onChange={({ currentTarget }) => onChange(currentTarget.value)}
  />
);
