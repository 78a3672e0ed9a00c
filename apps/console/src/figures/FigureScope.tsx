import { NativeSelect } from '@mantine/core';
import { useRouteContext } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { provinces } from '../forms/places.js';
import { useOffices } from '../forms/registers/use-offices.js';
import { useLabels } from '../language/labels.js';
import { PROGRAMMES, type FigureSearch, type Period } from './period.js';

interface Props {
  readonly period: Period;
  readonly onChange: (changed: FigureSearch) => void;
}

/** The part of the work that the figures are about. */
export const FigureScope = ({ period, onChange }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { person } = useRouteContext({ from: '__root__' });
  // the service refuses a supervisor the numbers of another office
  const offices = (useOffices() ?? []).filter(({ value }) => person.role !== 'SUPERVISOR' || value === person.office);
  const programmes = PROGRAMMES.map((value) => ({ value, label: label(value, 'PreventionProgramme') }));
  const fields = [
    ['office', offices],
    ['province', provinces()],
    ['programme', programmes],
  ] as const;
  return fields.map(([name, choices]) => (
    <NativeSelect
      key={name}
      label={t(`figures.${name}`)}
      value={period[name] ?? ''}
      onChange={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
      data={[{ value: '', label: t('figures.whole') }, ...choices]}
    />
  ));
};
