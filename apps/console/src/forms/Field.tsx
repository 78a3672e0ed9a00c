import { Button, Checkbox, Fieldset, NativeSelect, Radio, TextInput, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { today } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { spoken } from '../language/language.js';
import type { Survivor } from '../journey/documents.js';
import type { Person } from '../session/person.js';
import { choicesFor, type Choice } from './choices.js';
import { Fields } from './Fields.js';
import { shapeOf, type InputField, type Inputs } from './inputs.js';
import { kindOf } from './kinds.js';
import { countries, currencies, languages, provinces } from './places.js';
import { fieldInWords, mutationInWords } from './words.js';
import type { Value, Values } from './values.js';
import css from './Field.module.css';

/** What every field of a form knows. */
export interface FormContext {
  readonly inputs: Inputs;
  readonly her: Survivor | undefined;
  readonly person: Person;
  /** What is wrong, by path. */
  readonly problems: ReadonlyMap<string, string>;
}

interface Props {
  readonly input: string;
  readonly field: InputField;
  readonly path: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly context: FormContext;
}

/** One question, in the control that fits what may be answered. */
export const Field = ({ input, field, path, value, onChange, context }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { name, required, list } = shapeOf(field.type);
  const kind = kindOf(input, field, context.inputs);
  const title = fieldInWords(input, field.name, t);
  // the schema explains itself in English
  const help = spoken() === 'en' && field.description ? field.description.replaceAll('`', '') : undefined;
  const problem = context.problems.get(path);
  const about = { label: title, description: help, error: problem, withAsterisk: required && !list, id: path };
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
          max={/^(dueOn|expiresOn|expectedOn|to)$/.test(field.name) ? undefined : today()}
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
          description={[help, t('form.onePerLine')].filter(Boolean).join(' ')}
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
    case 'language':
      return select(languages());
    case 'languages':
      return checks(languages());
    case 'province':
      return select(provinces());
    case 'currency':
      return select(currencies());
    case 'office':
      return select(['SiemReapCac', 'Poipet'].map((office) => ({ value: office, label: label(office) })));
    case 'entry':
    case 'entries': {
      const choices = context.her && choicesFor({ input, field: field.name, her: context.her, label, t });
      if (!choices) return <Plain about={about} text={text} onChange={onChange} />;
      if (kind === 'entries') return choices.length > 0 ? checks(choices) : null;
      return select(choices);
    }
    case 'part':
      return (
        <Fieldset legend={title} className={css.part}>
          {help && <p className={css.help}>{help}</p>}
          {!required && value === undefined ? (
            <Button variant="light" size="xs" onClick={() => onChange({})}>
              {t('form.add')}
            </Button>
          ) : (
            <>
              <Fields
                input={name}
                path={`${path}.`}
                values={(value as Values | undefined) ?? {}}
                onChange={onChange}
                context={context}
              />
              {!required && (
                <Button variant="subtle" size="xs" onClick={() => onChange(undefined)}>
                  {t('form.takeAway')}
                </Button>
              )}
            </>
          )}
        </Fieldset>
      );
    case 'parts': {
      const parts = (value as readonly Values[] | undefined) ?? (required ? [{}] : []);
      return (
        <Fieldset legend={title} className={css.part} id={path}>
          {help && <p className={css.help}>{help}</p>}
          {problem && <p className={css.problem}>{problem}</p>}
          {parts.map((part, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- they have no name but their place
            <div key={at} className={css.one}>
              <Fields
                input={name}
                path={`${path}.${at}.`}
                values={part}
                onChange={(next) => onChange(parts.map((each, other) => (other === at ? next : each)))}
                context={context}
              />
              {(parts.length > 1 || !required) && (
                <Button variant="subtle" size="xs" onClick={() => onChange(parts.filter((_, other) => other !== at))}>
                  {t('form.takeAway')}
                </Button>
              )}
            </div>
          ))}
          <Button variant="light" size="xs" onClick={() => onChange([...parts, {}])}>
            {t('form.addAnother')}
          </Button>
        </Fieldset>
      );
    }
    case 'oneOf': {
      const chosen = Object.keys((value as Values | undefined) ?? {})[0] ?? '';
      const options = context.inputs.inputs[name] ?? [];
      const inner = options.find((option) => option.name === chosen);
      return (
        <Fieldset legend={title} className={css.part}>
          <NativeSelect
            {...about}
            label={t('form.whichKind')}
            value={chosen}
            onChange={({ currentTarget }) => onChange(currentTarget.value ? { [currentTarget.value]: {} } : undefined)}
            data={[
              { value: '', label: t('form.choose') },
              ...options.map((option) => ({ value: option.name, label: mutationInWords(option.name, t) })),
            ]}
          />
          {inner && (
            <Fields
              input={shapeOf(inner.type).name}
              path={`${path}.${chosen}.`}
              values={((value as Values)[chosen] as Values | undefined) ?? {}}
              onChange={(next) => onChange({ [chosen]: next })}
              context={context}
            />
          )}
        </Fieldset>
      );
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
