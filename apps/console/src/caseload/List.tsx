import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../language/labels.js';
import { Icon } from '../layout/Icon.js';
import { useKeptFocus } from '../live/use-kept-focus.js';
import type { CaseStanding, NamedSurvivor } from './documents.js';
import { CaseFacts } from './CaseFacts.js';
import { Due } from '../tasks/Due.js';
import { Mark, RISK_TONE } from './Mark.js';
import { PersonName } from './Person.js';
import css from './List.module.css';

/** A survivor in a list, and how the case stands as far as that is known. */
export interface ListedCase {
  readonly survivorId: string;
  readonly caseNumber: string;
  readonly name: NamedSurvivor | null;
  readonly reasons: readonly string[];
  readonly one: CaseStanding | undefined;
}

interface Props {
  readonly listed: readonly ListedCase[];
  /** The cases that changed while they were shown. */
  readonly fresh?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

export const List = ({ listed, fresh = NONE }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const within = useKeptFocus<HTMLUListElement>();
  return (
    <ul className={css.list} ref={within} tabIndex={-1}>
      {listed.map(({ survivorId, caseNumber, name, reasons, one }) => (
        <li key={survivorId} data-fresh={fresh.has(survivorId) || undefined}>
          <Link to="/journey/$survivorId" params={{ survivorId }} className={`${css.row} ${css.case}`}>
            <PersonName caseNumber={caseNumber} named={name} />
            <span className={css.marks}>
              {one && <Mark tone="calm">{label(one.status, 'CaseStatus')}</Mark>}
              {one?.riskLevel && (
                <Mark tone={RISK_TONE[one.riskLevel] ?? 'plain'}>
                  {t('risk')}
                  {t('colon')}
                  {label(one.riskLevel, 'RiskLevel')}
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
