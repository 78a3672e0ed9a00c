import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMemo } from 'react';
import { useQuery, type CombinedError } from 'urql';
import { useLabels } from '../language/labels.js';
import { dayInWords } from '../language/days.js';
import { Empty, Refused, Waiting } from '../layout/Answer.js';
import { Icon } from '../layout/Icon.js';
import { nameOf } from '../journey/name.js';
import type { Purpose } from '../journey/purposes.js';
import { useKeptFocus } from '../live/use-kept-focus.js';
import { useLive } from '../live/use-live.js';
import { useNewsOf } from '../live/use-news-of.js';
import { CASELOAD, FIND, LIVE_CASELOAD, type Case, type NamedSurvivor } from './documents.js';
import { Due } from './Due.js';
import { Mark, RISK_TONE } from './Mark.js';
import { PersonName } from './Person.js';
import css from './List.module.css';

const URGENCY = ({ nextTask }: Case): string => nextTask?.dueOn ?? '9999';

const casesIn = (data: { readonly caseload: { readonly edges: readonly { readonly node: Case }[] } } | undefined) =>
  data && new Map(data.caseload.edges.map(({ node }) => [node.survivorId, node]));

interface Listed {
  readonly survivorId: string;
  readonly caseNumber: string;
  readonly name: NamedSurvivor | null;
  readonly reasons: readonly string[];
  readonly one: Case | undefined;
}

const useCaseload = (purpose: Purpose) => {
  const { t } = useTranslation();
  const variables = { purpose, first: 50 };
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
  const called = (id: string) =>
    nameOf((is?.get(id) ?? was?.get(id))?.name, t).name || (is?.get(id) ?? was?.get(id))?.caseNumber || '';
  return { ...loaded, cases: is, fresh: useNewsOf(is, was, called) };
};

/** The assigned cases, the most urgent first. */
export const CaseList = ({ purpose }: { readonly purpose: Purpose }) => {
  const { cases, fresh, error, fetching, again } = useCaseload(purpose);
  const { t } = useTranslation();
  if (!cases) return <Missing error={error} fetching={fetching} again={again} />;
  const all = [...cases.values()].toSorted((one, other) => (URGENCY(one) < URGENCY(other) ? -1 : 1));
  if (all.length === 0) return <Empty title={t('cases.none')} />;
  const listed = all.map((one): Listed => ({ ...one, reasons: [], one }));
  return <List listed={listed} fresh={fresh} />;
};

/** The survivors found for a name. */
export const FoundList = ({ purpose, name }: { readonly purpose: Purpose; readonly name: string }) => {
  const { t } = useTranslation();
  const { cases, fresh } = useCaseload(purpose);
  const [{ data, error, fetching }, again] = useQuery({ query: FIND, variables: { purpose, name } });
  if (!data || fetching) return <Missing error={error} fetching={fetching} again={again} />;
  const found = data.searchSurvivors.edges.map(({ node }) => node);
  if (found.length === 0)
    return (
      <Empty title={t('search.none')}>
        <p>{t('search.noneWhy')}</p>
      </Empty>
    );
  const listed = found.map((each): Listed => ({ ...each, one: cases?.get(each.survivorId) }));
  return <List listed={listed} fresh={fresh} />;
};

interface MissingProps {
  readonly error: CombinedError | undefined;
  readonly fetching: boolean;
  readonly again: () => void;
}

const Missing = ({ error, fetching, again }: MissingProps) =>
  error && !fetching ? <Refused error={error} again={() => again()} /> : <Waiting />;

const List = ({ listed, fresh }: { readonly listed: readonly Listed[]; readonly fresh: ReadonlySet<string> }) => {
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
            <span className={css.small}>
              {one && t('cases.since', { day: dayInWords(one.referredOn) })}
              {one?.worker && ` · ${one.worker}`}
            </span>
            <Icon name="next" />
          </Link>
        </li>
      ))}
    </ul>
  );
};
