import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLabels } from '../language/labels.js';
import { dayInWords } from '../language/days.js';
import { Empty, Refused, Waiting } from '../layout/Answer.js';
import { Icon } from '../layout/Icon.js';
import type { Purpose } from '../journey/purposes.js';
import { CASELOAD, FIND, type Case } from './documents.js';
import { Due } from './Due.js';
import { Mark, RISK_TONE } from './Mark.js';
import { useNames } from './names.js';
import { PersonName } from './Person.js';
import css from './List.module.css';

const URGENCY = ({ nextTask }: Case): string => nextTask?.dueOn ?? '9999';

/** Everybody in somebody's hands, the most urgent first; or those who may have a name. */
export const CaseList = ({ purpose, name }: { readonly purpose: Purpose; readonly name: string }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const [loaded, again] = useQuery({ query: CASELOAD, variables: { purpose, first: 50 } });
  const [found] = useQuery({ query: FIND, variables: { purpose, name }, pause: name === '' });
  const all = loaded.data?.caseload.edges.map(({ node }) => node) ?? [];
  const known = new Map(all.map((one) => [one.survivorId, one]));
  const cases = name
    ? (found.data?.findSurvivors ?? []).map(({ survivorId, reasons }) => ({
        survivorId,
        reasons,
        one: known.get(survivorId),
      }))
    : all
        .toSorted((one, other) => (URGENCY(one) < URGENCY(other) ? -1 : 1))
        .map((one) => ({ survivorId: one.survivorId, reasons: [], one }));
  const names = useNames(
    cases.map(({ survivorId }) => survivorId),
    purpose,
  );
  const error = loaded.error ?? found.error;
  if (error) return <Refused error={error} again={() => again()} />;
  if ((!loaded.data && loaded.fetching) || found.fetching) return <Waiting />;
  if (cases.length === 0)
    return <Empty title={t(name ? 'search.none' : 'cases.none')}>{name && <p>{t('search.noneWhy')}</p>}</Empty>;
  return (
    <ul className={css.list}>
      {cases.map(({ survivorId, reasons, one }) => (
        <li key={survivorId}>
          <Link to="/journey/$survivorId" params={{ survivorId }} className={`${css.row} ${css.case}`}>
            <PersonName id={survivorId} named={names.get(survivorId)} />
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
