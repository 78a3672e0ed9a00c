import { TextInput, Textarea } from '@mantine/core';
import { useId } from 'react';
import { asLine } from '../../language/typed-text.js';
import { AskedChoice, type AskedProps } from '../controls/AskedChoice.js';
import { Several } from '../controls/Several.js';
import type { About, Choice } from '../choice.js';
import { BarredChoices, aboutBars, withBars } from '../refused/Barred.js';
import { useColleagues } from './use-colleagues.js';
import { useOrganisations } from './use-organisations.js';
import css from '../Fields.module.css';

/** A colleague; without a register the name is typed. */
export const WorkerChoice = (props: AskedProps) => (
  <AskedChoice {...props} choices={useColleagues()} missing={props.value} />
);

/** A partner organisation of the register. */
export const OrganisationChoice = (props: AskedProps) => (
  <AskedChoice {...props} choices={useOrganisations('organisationId')} />
);

interface NamedProps extends AskedProps {
  /** What the organisation is to do. */
  readonly service?: string | undefined;
}

/** A name, with those of the register as suggestions: a police unit or a school is no partner organisation. */
export const OrganisationName = ({ about, value, onChange, bars, service }: NamedProps) => {
  const id = useId();
  const organisations = useOrganisations('name', service) ?? [];
  const offered = bars
    ? withBars(bars.path, organisations, bars.context).filter((one) => !one.disabled)
    : organisations;
  // any name may be typed: what is said of the others would be a long list
  const name = asLine(value);
  const typed = [{ value: name, label: name }];
  return (
    <>
      <TextInput
        {...(bars ? aboutBars(about, typed, bars.context) : about)}
        className={css.half}
        list={id}
        autoComplete="off"
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <datalist id={id}>
        {offered.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </datalist>
      {bars && <BarredChoices {...bars} choices={typed} />}
    </>
  );
};

interface NamesProps {
  readonly about: About;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

interface PickedProps extends NamesProps {
  /** Undefined until they are loaded. */
  readonly known: readonly Choice[] | undefined;
}

/** Names of the registers, which are typed where the registers are empty. An earlier name that left them stays. */
const Picked = ({ about, chosen, onChange, known }: PickedProps) => {
  if (known?.length === 0)
    return (
      <Textarea
        {...about}
        rows={2}
        value={chosen.join('\n')}
        onChange={({ currentTarget }) => onChange(currentTarget.value.split('\n'))}
      />
    );
  const missing = chosen.filter((name) => (known ?? []).every(({ value }) => value !== name));
  const choices = [...missing.map((name) => ({ value: name, label: name })), ...(known ?? [])];
  return <Several about={about} chosen={chosen} choices={choices} onChange={onChange} />;
};

/** Organisations of the register. */
export const OrganisationNames = (props: NamesProps) => <Picked {...props} known={useOrganisations('name')} />;

/** Colleagues and organisations of the registers. */
export const Attendees = (props: NamesProps) => {
  const [colleagues, organisations] = [useColleagues(), useOrganisations('name')];
  return <Picked {...props} known={colleagues && organisations && [...colleagues, ...organisations]} />;
};
