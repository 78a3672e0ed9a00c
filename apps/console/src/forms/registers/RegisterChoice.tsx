import { Input, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AskedChoice, type AskedProps } from '../AskedChoice.js';
import type { About } from '../choice.js';
import { useColleagues } from './use-colleagues.js';
import { useOrganisations } from './use-organisations.js';
import css from '../Fields.module.css';

/** A colleague; without a register the name is typed. */
export const WorkerChoice = (props: AskedProps) => (
  <AskedChoice {...props} choices={useColleagues()} missing={props.value} />
);

/** A partner organisation of the register. */
export const OrganisationChoice = (props: AskedProps) => (
  <AskedChoice {...props} choices={useOrganisations('organisationId')} missing={props.value.slice(0, 8)} />
);

/** A name, with those of the register as suggestions: a police unit or a school is no partner organisation. */
export const OrganisationName = ({ about, value, onChange }: AskedProps) => {
  const id = useId();
  const organisations = useOrganisations('name') ?? [];
  return (
    <>
      <TextInput
        {...about}
        className={css.half}
        list={id}
        autoComplete="off"
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <datalist id={id}>
        {organisations.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </datalist>
    </>
  );
};

interface NamesProps {
  readonly about: About;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Organisations of the register: the last box adds one, and an emptied box removes its own. */
export const OrganisationNames = ({ about: { id, withAsterisk: _, ...about }, chosen, onChange }: NamesProps) => {
  const { t } = useTranslation();
  const organisations = useOrganisations('name');
  if (organisations?.length === 0)
    return (
      <Textarea
        {...about}
        id={id}
        rows={2}
        value={chosen.join('\n')}
        onChange={({ currentTarget }) => onChange(currentTarget.value.split('\n'))}
      />
    );
  const known = organisations ?? [];
  return (
    <Input.Wrapper {...about} labelElement="div" role="group" aria-label={about.label}>
      <div className={css.ordered}>
        {[...chosen, ''].map((name, at) => (
          <NativeSelect
            // oxlint-disable-next-line react/no-array-index-key -- the boxes have no other key
            key={at}
            id={at === 0 ? id : `${id}.${at}`}
            aria-label={`${about.label ?? ''} ${at + 1}`}
            value={name}
            onChange={({ currentTarget: { value } }) =>
              onChange([...chosen.slice(0, at), value, ...chosen.slice(at + 1)].filter(Boolean))
            }
            data={[
              { value: '', label: t(at === 0 ? 'form.notSaid' : 'form.addAnother') },
              ...(name !== '' && known.every(({ value }) => value !== name) ? [{ value: name, label: name }] : []),
              ...known,
            ]}
          />
        ))}
      </div>
    </Input.Wrapper>
  );
};
