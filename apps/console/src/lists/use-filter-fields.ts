import { useTranslation } from 'react-i18next';
import type { Choice } from '../forms/choice.js';
import { useOffices } from '../forms/registers/use-offices.js';
import { useOrganisations } from '../forms/registers/use-organisations.js';
import { useLabels } from '../language/labels.js';
import type { FilterField } from '../layout/FilterBar.js';
import { OPERATION_KINDS, PREVENTION_KINDS, SOURCES, listOf, type ListFilters, type ListName } from './lists.js';

const KINDS: { readonly [Name in ListName]?: readonly [list: string, codes: readonly string[]] } = {
  operation: ['OperationKind', OPERATION_KINDS],
  prevention: ['PreventionKind', PREVENTION_KINDS],
};

/** The filters of a list with what there is to choose from. */
export const useFilterFields = (name: ListName): readonly FilterField[] => {
  const { t } = useTranslation();
  const label = useLabels();
  const offices = useOffices();
  const organisations = useOrganisations('name');
  const { filters, states = [] } = listOf(name);
  const choicesOf = (list: string, codes: readonly string[]): readonly Choice[] =>
    codes.map((value) => ({ value, label: label(value, list) }));
  const choices: { readonly [Name in keyof ListFilters]: readonly Choice[] } = {
    office: offices ?? [],
    organisation: organisations ?? [],
    source: choicesOf('ReferralSource', SOURCES),
    kind: choicesOf(...(KINDS[name] ?? ['', []])),
    state: states.map((value) => ({ value, label: t(`lists.${value}`) })),
  };
  return filters.map((filter) => ({ name: filter, label: t(`lists.by.${filter}`), choices: choices[filter] }));
};
