import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMemo } from 'react';
import type { CombinedError } from 'urql';
import { useLabels } from '../language/labels.js';
import { Empty, Refused, Waiting } from '../layout/Answer.js';
import { Icon } from '../layout/Icon.js';
import { nameOf } from '../journey/name.js';
import type { Purpose } from '../journey/purposes.js';
import { useKeptFocus } from '../live/use-kept-focus.js';
import { useLive } from '../live/use-live.js';
import { useNewsOf } from '../live/use-news-of.js';
import { CASELOAD, LIVE_CASELOAD, type Case, type NamedSurvivor } from './documents.js';
import { CaseFacts } from './CaseFacts.js';
import { Due } from './Due.js';
import { ofCases, type WorkFilters } from './filters.js';
import { Mark, RISK_TONE } from './Mark.js';
import { PersonName } from './Person.js';
import css from './List.module.css';

const URGENCY = ({ nextTask }: Case): string => nextTask?.dueOn ?? '9999';

const casesIn = (data: { readonly caseload: { readonly edges: readonly { readonly node: Case }[] } } | undefined) =>
  data && new Map(data.caseload.edges.map(({ node }) => [node.survivorId, node]));

export interface Listed {
  readonly survivorId: string;
  readonly caseNumber: string;
  readonly name: NamedSurvivor | null;
  readonly reasons: readonly string[];
  readonly one: Case | undefined;
}

const PAGE_MAX_CASES = 50;

export const useCaseload = (purpose: Purpose, filters: WorkFilters = {}) => {
  const { t } = useTranslation();
  const variables = { purpose, first: PAGE_MAX_CASES, ...ofCases(filters) };
  const loaded = useLive({
    query: CASELOAD,
    variables,
    live: LIVE_CASELOAD,
    watched: variables,
    as: (data) => data,
  });
  const [is, was] = [
    useMemo(() => casesIn(loaded.data), [loaded.data]),
    useMemo(() => casesIn(loaded.was), [loaded.was]),
  ];
  const nameOfCase = (id: string) =>
    nameOf((is?.get(id) ?? was?.get(id))?.name, t).name || (is?.get(id) ?? was?.get(id))?.caseNumber || '';
  return { ...loaded, cases: is, count: loaded.data?.caseload.totalCount, fresh: useNewsOf(is, was, nameOfCase) };
};

/** The assigned cases, the most urgent first. */
export const CaseList = ({ purpose, filters }: { readonly purpose: Purpose; readonly filters: WorkFilters }) => {
  const { cases, count = 0, fresh, error, fetching, again } = useCaseload(purpose, filters);
  const { t } = useTranslation();
  if (!cases) return <Missing error={error} fetching={fetching} again={again} />;
  const all = [...cases.values()].toSorted((one, other) => (URGENCY(one) < URGENCY(other) ? -1 : 1));
  const isFiltered = Object.values(filters).some(Boolean);
  if (all.length === 0) return <Empty title={t(isFiltered ? 'cases.noMatch' : 'cases.none')} />;
  const listed = all.map((one): Listed => ({ ...one, reasons: [], one }));
  return (
    <>
      <p role="status" className={css.count}>
        {t('cases.count', { count })}
      </p>
      <List listed={listed} fresh={fresh} />
      {count > all.length && <p>{t('tasks.filter')}</p>}
    </>
  );
};

interface MissingProps {
  readonly error: CombinedError | undefined;
  readonly fetching: boolean;
  readonly again: () => void;
}

export const Missing = ({ error, fetching, again }: MissingProps) =>
  error && !fetching ? <Refused error={error} again={() => again()} /> : <Waiting />;

export const List = ({
  listed,
  fresh,
}: {
  readonly listed: readonly Listed[];
  readonly fresh: ReadonlySet<string>;
}) => {
  const { t } = useTranslation();
  const label = useLabels();
  const within = useKeptFocus<HTMLUListElement>();
  return (
    <ul className={css.list} ref={within} tabIndex={-1}>
      {listed.map(({ survivorId, caseNumber, name, reasons, one }) => (
        <li key={survivorId} data-fresh={fresh.has(survivorId) || undefined}>
          <Link to="/journey/$survivorId" params={{ survivorId }} className={`${css.row} ${css.case}`}>
            <PersonName caseNumber={caseNumber} named={name} />
            <span>
              {one && <Mark tone="calm">{label(one.status, 'CaseStatus')}</Mark>}{' '}
              {one?.riskLevel && (
                <Mark tone={RISK_TONE[one.riskLevel] ?? 'plain'}>
                  {t('risk')}: {label(one.riskLevel, 'RiskLevel')}
                </Mark>
              )}
              {reasons.map((reason) => (
                <Mark key={reason}>{label(reason, 'FoundReason')}</Mark>
              ))}
            </span>
            <span>
              {one?.nextTask && (
                <>
                  <span className={css.what}>{label(one.nextTask.kind, 'TaskKind')}</span>{' '}
                  <Due on={one.nextTask.dueOn} />
                </>
              )}
            </span>
            {one ? <CaseFacts one={one} /> : <span />}
            <Icon name="next" />
          </Link>
        </li>
      ))}
    </ul>
  );
};
