import { useState, type ReactNode } from 'react';
import { Radio, TextInput, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dayInWords, inLocalTime } from '../../language/days.js';
import { DayInput } from '../../day-field/DayInput.js';
import type { FormOfDay } from '../../day-field/use-written.js';
import { useLabels } from '../../language/labels.js';
import { useToday } from '../../language/use-today.js';
import { FileField } from '../../documents/FileField.js';
import type { About } from '../choice.js';
import { isRequired, isRunning } from '../asked.js';
import { EntryChoice } from './EntryChoice.js';
import { shapeOf } from '../inputs.js';
import { Select, type ControlProps, type FieldProps } from './Lists.js';
import { OfferedChoices } from './Offered.js';
import { OfficeChoice } from './OfficeChoice.js';
import { countries, currencies, languages } from '../places.js';
import type { Kind } from '../questions.js';
import {
  Attendees,
  OrganisationChoice,
  OrganisationName,
  OrganisationNames,
  WorkerChoice,
} from '../registers/RegisterChoice.js';
import { DistrictChoice, DistrictsChoice, ProvinceChoice } from './PlaceChoice.js';
import { Several } from './Several.js';
import { SurvivorChoice } from './SurvivorChoice.js';
import { Wrong } from './Wrong.js';
import { isYetToCome } from './yet-to-come.js';
import { wrongTextIn } from './wrong-text.js';
import '../../theme/mantine-choices.js';
import css from '../Fields.module.css';

type ShownControl = (props: ControlProps) => ReactNode;

const Typed = (props: ControlProps & { readonly mode?: 'numeric' | 'decimal' }) => {
  const { about, text, field, mode, onChange, onLeave } = props;
  return (
    <TextInput
      {...about}
      {...(mode && { inputMode: mode })}
      {...(field.name.startsWith('local') && { lang: 'km' })}
      className={mode ? css.short : css.half}
      value={text}
      autoComplete="off"
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      onBlur={onLeave}
      // the form is not sent then, and says why
      onKeyDown={({ key }) => key === 'Enter' && onLeave()}
    />
  );
};

const withDescription = (props: ControlProps, ...more: readonly (string | undefined)[]): ControlProps => ({
  ...props,
  about: { ...props.about, description: more.filter(Boolean).join(' ') || undefined },
});

const Day = ({ about, text, field, form = 'day', onChange }: ControlProps & { readonly form?: FormOfDay }) => {
  const { t } = useTranslation();
  const now = useToday();
  // the form is sent all the same: the clock of a laptop may be wrong, and the service knows the day
  const toCome = isYetToCome(field, text, now) && (
    <span role="status">{t('form.yetToCome', { day: dayInWords(text) })}</span>
  );
  return (
    <DayInput
      {...about}
      error={about.error || toCome}
      className={css.short}
      value={text}
      form={form}
      max={form === 'day' && !field.question?.ahead ? now : undefined}
      onChange={onChange}
    />
  );
};

const Money: ShownControl = (props) => {
  const { t } = useTranslation();
  return <Typed {...withDescription(props, props.about.description, t('form.money'))} mode="decimal" />;
};

const Text: ShownControl = ({ about, text, onChange }) => (
  <Textarea {...about} rows={3} value={text} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
);

const Lines: ShownControl = ({ about, many, onChange }) => {
  const { t } = useTranslation();
  return (
    <Textarea
      {...about}
      description={[about.description, t('form.onePerLine')].filter(Boolean).join(' ')}
      rows={2}
      value={many.join('\n')}
      onChange={({ currentTarget }) => onChange(currentTarget.value.split('\n'))}
    />
  );
};

const YesNo: ShownControl = ({ about, value, onChange }) => {
  const { t } = useTranslation();
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
};

const Codes: ShownControl = (props) => {
  const { field, value, context } = props;
  const label = useLabels();
  const { name } = shapeOf(field.type);
  const codes = context.inputs.enums[name] ?? [];
  // of an earlier entry
  const all = typeof value === 'string' && value !== '' && !codes.includes(value) ? [...codes, value] : codes;
  return <OfferedChoices {...props} choices={all.map((code) => ({ value: code, label: label(code, name) }))} />;
};

const Upload: ShownControl = ({ about, text, beside: { kind }, context, onChange }) => (
  <FileField
    about={about}
    survivorId={context.survivor?.id}
    kind={typeof kind === 'string' ? kind : ''}
    value={text}
    onChange={onChange}
  />
);

const manyValuesProps = ({ about, many, onChange }: ControlProps) => ({ about, chosen: many, onChange });

const singleValueProps = ({ input, path, about, text, required, context, onChange }: ControlProps) => ({
  about,
  value: text,
  required,
  onChange,
  bars: { input, path, context },
});

/** The provider of a service is one that offers services of its type. */
const serviceOf = ({ field, beside: { type } }: ControlProps): string | undefined =>
  field.name === 'provider' && typeof type === 'string' ? type : undefined;

const CONTROLS: Readonly<Record<Exclude<Kind, 'part' | 'parts' | 'oneOf' | 'ours'>, ShownControl>> = {
  line: Typed,
  lines: Lines,
  text: Text,
  number: (props) => <Typed {...props} mode="numeric" />,
  day: Day,
  instant: (props) => <Day {...props} text={inLocalTime(props.text)} form="time" />,
  month: (props) => <Day {...props} form="month" />,
  yesNo: YesNo,
  code: Codes,
  codes: Codes,
  entry: EntryChoice,
  entries: EntryChoice,
  file: Upload,
  country: (props) => <Select {...props} choices={countries()} />,
  countries: (props) => <Several {...manyValuesProps(props)} choices={countries()} repeats />,
  province: ProvinceChoice,
  language: (props) => <Select {...props} choices={languages()} />,
  languages: (props) => <Several {...manyValuesProps(props)} choices={languages()} />,
  office: (props) => <OfficeChoice {...singleValueProps(props)} />,
  worker: (props) => <WorkerChoice {...singleValueProps(props)} />,
  organisation: (props) => <OrganisationChoice {...singleValueProps(props)} />,
  organisationName: (props) => <OrganisationName {...singleValueProps(props)} service={serviceOf(props)} />,
  organisationNames: ({ about, many, onChange }) => (
    <OrganisationNames about={about} chosen={many} onChange={onChange} />
  ),
  attendees: ({ about, many, onChange }) => <Attendees about={about} chosen={many} onChange={onChange} />,
  survivor: (props) => <SurvivorChoice {...singleValueProps(props)} />,
  district: DistrictChoice,
  districts: DistrictsChoice,
  money: Money,
  currency: (props) => <Select {...props} choices={currencies()} />,
};

/** A simple field with the control for its kind. */
export const Control = (props: FieldProps) => {
  const { field, path, value, beside, context } = props;
  useLabels(); // the lists of places arrive with them
  // what is being typed is not wrong yet; what a draft brings along was left before
  const [left, setLeft] = useState(value);
  const { required } = shapeOf(field.type);
  const ShownControl = CONTROLS[field.kind as keyof typeof CONTROLS];
  if (!ShownControl) return null;
  const { kind, question } = field;
  const wrong = wrongTextIn({
    kind,
    value,
    running: isRunning(field),
    maxLength: question?.maxLength,
    currency: beside.currency,
  });
  const isSaid = wrong !== undefined && (wrong.key === 'form.tooLong' || left === value);
  const about: About = {
    label: question?.label,
    description: question?.help,
    error: isSaid ? <Wrong wrong={wrong} /> : context.problems.get(path),
    withAsterisk: isRequired(field),
    id: path,
    ...(wrong && { 'data-unsendable': true }),
  };
  const text = typeof value === 'string' ? value : '';
  const many = (Array.isArray(value) ? value : []) as readonly string[];
  const onLeave = () => setLeft(value);
  return <ShownControl {...props} about={about} required={required} text={text} many={many} onLeave={onLeave} />;
};
