import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Fieldset, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Button } from '../layout/Button.js';
import { isRequired } from './asked.js';
import { Control } from './controls/Control.js';
import type { FieldProps, FormContext } from './controls/Lists.js';
import { anotherOf } from './initial.js';
import { sectionsOf, shapeOf, type InputField, type Section as FormSection } from './inputs.js';
import { reach, reachFirst } from './refused/reach.js';
import { isRelevant } from './relevance.js';
import { today } from '../language/days.js';
import { mutationInWords } from './words.js';
import type { Values } from './values.js';
import css from './Fields.module.css';

interface Props {
  readonly input: string;
  /** The path prefix of these fields. */
  readonly path?: string;
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  readonly context: FormContext;
}

/** The fields of a form, or of a group in it, in their sections. */
export const Fields = (props: Props) => {
  const { input, path = '', values, context } = props;
  const answered = { values, survivor: context.survivor, today: today() };
  const isAsked = ({ name }: InputField) => !context.known.has(path + name) && isRelevant(input, name, answered);
  const sections = sectionsOf(input, context.inputs)
    .map(({ title, first, more }) => ({ title, first: first.filter(isAsked), more: more.filter(isAsked) }))
    .filter(({ first, more }) => first.length + more.length > 0);
  return sections.map((section) => <Section key={section.title ?? ''} {...props} section={section} />);
};

/** The first fields of a section, and the further ones behind one click. */
const Section = ({
  section,
  input,
  path = '',
  values,
  onChange,
  context,
}: Props & { readonly section: FormSection }) => {
  const { t } = useTranslation();
  const { title, first, more } = section;
  const hasMore = more.some(({ name }) => values[name] !== undefined || context.problems.has(path + name));
  const [opened, setOpened] = useState(hasMore);
  const isOpen = opened || hasMore;
  const shown = useRef<HTMLElement>(null);
  // the button vanishes, and the focus would be nowhere
  const open = () => {
    flushSync(() => setOpened(true));
    reachFirst(
      shown.current,
      more.map(({ name }) => path + name),
    );
  };
  const Title = path === '' ? 'h2' : 'h3';
  const id = `section ${path}${title ?? ''}`.replaceAll(/\W+/gu, '-') + String(first[0]?.name ?? more[0]?.name);
  return (
    <section ref={shown} className={css.section} {...(title && { 'aria-labelledby': id })}>
      {title && <Title id={id}>{title}</Title>}
      <div className={css.fields}>
        {[...first, ...(isOpen ? more : [])].map((field) => (
          <Field
            key={field.name}
            input={input}
            field={field}
            path={path + field.name}
            value={values[field.name]}
            beside={values}
            onChange={(value) => onChange({ ...values, [field.name]: value })}
            context={context}
          />
        ))}
        {more.length > 0 && !isOpen && (
          <Button variant="subtle" className={css.more} onClick={open}>
            {t('form.more', { count: more.length })}
          </Button>
        )}
      </div>
    </section>
  );
};

const Field = (props: FieldProps) => {
  const Shown = { part: Part, parts: Parts, oneOf: OneOf }[props.field.kind as 'part'];
  return Shown ? <Shown {...props} /> : <Control {...props} />;
};

interface HelpProps extends Pick<FieldProps, 'field'> {
  readonly problem: string | undefined;
}

const Help = ({ field: { question }, problem }: HelpProps) => (
  <>
    {question?.help && <p className={css.help}>{question.help}</p>}
    {problem && <p className={css.problem}>{problem}</p>}
  </>
);

/** A group of fields. */
const Part = ({ field, path, value, onChange, context }: FieldProps) => {
  const { t } = useTranslation();
  const { name, required } = shapeOf(field.type);
  const group = useRef<HTMLFieldSetElement>(null);
  const change = (next: FieldProps['value']) => {
    flushSync(() => onChange(next));
    reach(group.current?.parentElement ?? null, path);
  };
  return (
    <Fieldset ref={group} legend={field.question?.label} className={css.part} id={path}>
      <Help field={field} problem={context.problems.get(path)} />
      {!required && value === undefined ? (
        <Button variant="light" size="xs" onClick={() => change(anotherOf(name, context.inputs))}>
          {t('form.add')}
        </Button>
      ) : (
        <Fields
          input={name}
          path={`${path}.`}
          values={(value as Values | undefined) ?? {}}
          onChange={onChange}
          context={context}
        />
      )}
      {!required && value !== undefined && (
        <Button variant="subtle" size="xs" onClick={() => change(undefined)}>
          {t('form.takeAway')}
        </Button>
      )}
    </Fieldset>
  );
};

/** A key for each group, which stays with it when one before it is taken away. */
const useKeys = (count: number) => {
  const keys = useRef<string[]>([]);
  while (keys.current.length < count) keys.current.push(crypto.randomUUID());
  return { keys: keys.current, takeAway: (at: number) => void keys.current.splice(at, 1) };
};

/** A repeatable group of fields. */
const Parts = ({ field, path, value, onChange, context }: FieldProps) => {
  const { t } = useTranslation();
  const { name } = shapeOf(field.type);
  const parts = (value as readonly Values[] | undefined) ?? [];
  const { keys, takeAway } = useKeys(parts.length);
  const group = useRef<HTMLFieldSetElement>(null);
  const another = useRef<HTMLButtonElement>(null);
  return (
    <Fieldset ref={group} legend={field.question?.label} className={css.part} id={path}>
      <Help field={field} problem={context.problems.get(path)} />
      {parts.map((part, at) => (
        <div key={keys[at]} className={css.one} id={`${path}.${at}`}>
          <Fields
            input={name}
            path={`${path}.${at}.`}
            values={part}
            onChange={(next) => onChange(parts.map((each, other) => (other === at ? next : each)))}
            context={context}
          />
          {(parts.length > 1 || !isRequired(field)) && (
            <Button
              variant="subtle"
              size="xs"
              onClick={() => {
                takeAway(at);
                onChange(parts.filter((_, other) => other !== at));
                another.current?.focus();
              }}
            >
              {t('form.takeAway')}
            </Button>
          )}
        </div>
      ))}
      <Button
        ref={another}
        variant="light"
        size="xs"
        onClick={() => {
          flushSync(() => onChange([...parts, anotherOf(name, context.inputs)]));
          reach(group.current, `${path}.${parts.length}`);
        }}
      >
        {t(parts.length > 0 ? 'form.addAnother' : 'form.add')}
      </Button>
    </Fieldset>
  );
};

/** A choice of exactly one group. */
const OneOf = ({ field, path, value, onChange, context }: FieldProps) => {
  const { t } = useTranslation();
  const chosen = Object.keys((value as Values | undefined) ?? {})[0] ?? '';
  const options = context.inputs.inputs[shapeOf(field.type).name] ?? [];
  const inner = options.find((option) => option.name === chosen);
  return (
    <Fieldset legend={field.question?.label} className={css.part}>
      {!context.known.has(`${path}.${chosen}`) && (
        <NativeSelect
          id={path}
          label={t('form.whichKind')}
          error={context.problems.get(path)}
          withAsterisk
          value={chosen}
          onChange={({ currentTarget }) => onChange(currentTarget.value ? { [currentTarget.value]: {} } : undefined)}
          data={[
            { value: '', label: t('form.choose') },
            ...options.map((option) => ({ value: option.name, label: mutationInWords(option.name, t) })),
          ]}
        />
      )}
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
};
