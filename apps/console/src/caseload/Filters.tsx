import { useTranslation } from 'react-i18next';
import { KINDS } from '../tasks/step-for.js';
import type { Choice } from '../forms/choice.js';
import { useColleagues } from '../forms/registers/use-colleagues.js';
import { useOffices } from '../forms/registers/use-offices.js';
import { useLabels } from '../language/labels.js';
import { FilterBar } from '../layout/FilterBar.js';
import { DECISIONS } from '../layout/read-filter.js';
import { RISKS, STATUSES, type WorkFilters } from './filters.js';

interface Props {
  readonly shown: 'tasks' | 'cases';
  readonly filters: WorkFilters;
  /** Whether the list has cases of several colleagues. */
  readonly isOfOffice: boolean;
  readonly onChange: (filters: WorkFilters) => void;
}

/** What a list of work, or of cases, shows. */
export const Filters = ({ shown, filters, isOfOffice, onChange }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const colleagues = useColleagues();
  const offices = useOffices();
  const labelled = (codes: readonly string[], list: string) =>
    codes.map((value): Choice => ({ value, label: label(value, list) }));
  const kinds = labelled(KINDS, 'TaskKind').toSorted((one, other) => one.label.localeCompare(other.label));
  const own: readonly (readonly [keyof WorkFilters, readonly Choice[]])[] =
    shown === 'tasks'
      ? [
          ['due', ['overdue', 'coming'].map((value) => ({ value, label: t(`tasks.${value}`) }))],
          ['kind', isOfOffice ? [{ value: DECISIONS, label: t('tasks.decisions') }, ...kinds] : kinds],
        ]
      : [['status', labelled(STATUSES, 'CaseStatus')]];
  const fields: typeof own = [
    ...own,
    ['risk', labelled(RISKS, 'RiskLevel')],
    ...(isOfOffice
      ? ([
          ['worker', colleagues ?? []],
          ['office', offices ?? []],
        ] as const)
      : []),
  ];
  return (
    <FilterBar
      fields={fields.map(([name, choices]) => ({ name, label: t(`filter.${name}`), choices }))}
      values={{ ...filters }}
      onChange={onChange}
    />
  );
};
