import { NativeSelect } from '@mantine/core';
import { useRouteContext } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../api/graphql.js';
import { provinces } from '../forms/places.js';
import { useLabels } from '../language/labels.js';
import { currentLanguage } from '../language/language.js';
import { PROGRAMMES, type FigureSearch, type Period } from './period.js';

const OFFICES = graphql(`
  query OfficesOfFigures {
    offices(first: 100) {
      edges {
        node {
          code
          name
          localName
        }
      }
    }
  }
`);

interface Props {
  readonly period: Period;
  readonly onChange: (changed: FigureSearch) => void;
}

/** The part of the work that the figures are about. */
export const Part = ({ period, onChange }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { person } = useRouteContext({ from: '__root__' });
  const [{ data }] = useQuery({ query: OFFICES });
  const offices = (data?.offices.edges ?? [])
    // the service refuses a supervisor the numbers of another office
    .filter(({ node }) => person.role !== 'SUPERVISOR' || node.code === person.office)
    .map(({ node: { code, name, localName } }) => ({
      value: code,
      label: (currentLanguage() === 'km' ? localName : name) ?? label(code),
    }));
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
