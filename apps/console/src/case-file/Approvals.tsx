import { useState, type ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MutationName } from '../api/schema.js';
import { mutationInWords } from '../forms/words.js';
import { dayInWords } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { Mark } from '../caseload/Mark.js';
import { Button } from '../layout/Button.js';
import { PlanWords } from './cards/Plan.js';
import { ClosureWords } from './cards/Closing.js';
import { useCaseFile } from './context.js';
import type { CaseFile } from './documents/case-file.js';
import { REVIEW_WORDS } from './documents/words/person.js';
import { Fact, Facts } from './Fact.js';
import { PersonalValue } from './PersonalValue.js';
import { planChanges } from './plan-changes.js';
import { Reduction, StateAtClosing } from './cards/Reviewed.js';
import { Sealed } from './Sealed.js';
import css from './Approvals.module.css';

interface Waiting {
  readonly id: string;
  readonly title: string;
  readonly since: string;
  /** The ways to decide, of which those that are possible are offered. */
  readonly ways: readonly MutationName[];
  readonly shown: ReactNode;
}

/** What waits for the reader’s approval: each shows what is approved, beside the ways to decide. */
export const Approvals = ({ file }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const { available } = useCaseFile();
  const waiting = [usePlan(file), useReduction(file), useInterest(file), useClosing(file)]
    .flat()
    .filter(({ ways }) => ways.some((way) => available.has(way) && !available.get(way)));
  if (waiting.length === 0) return null;
  return (
    <section id="approvals" aria-labelledby="approvals-title" className={css.approvals}>
      <h2 id="approvals-title">{t('file.part.approvals')}</h2>
      {waiting.map((one) => (
        <Approval key={one.id} waiting={one} />
      ))}
    </section>
  );
};

const Approval = ({ waiting: { title, since, ways, shown } }: { readonly waiting: Waiting }) => {
  const { t } = useTranslation();
  const { survivorId, purpose, available } = useCaseFile();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={css.approval}>
      <p>
        <strong>{title}</strong> · {t('file.since', { day: dayInWords(since) })}
      </p>
      <Button size="xs" variant="light" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t(isOpen ? 'file.closeReview' : 'file.review')}
      </Button>
      {isOpen && (
        <>
          {shown}
          <p className={css.ways}>
            {ways
              .filter((way) => available.has(way) && !available.get(way))
              .map((way) => (
                <Link key={way} to="/record/$mutation" params={{ mutation: way }} search={{ survivorId, purpose }}>
                  {mutationInWords(way, t)}
                </Link>
              ))}
          </p>
        </>
      )}
    </div>
  );
};

/** Marks what a plan changes; a goal that stays needs no mark. */
const CHANGE_TONE = { added: 'good', changed: 'watch', removed: 'danger', unchanged: 'plain' } as const;

const usePlan = ({ casePlans, activePlan }: CaseFile): readonly Waiting[] => {
  const { t } = useTranslation();
  const label = useLabels();
  const inForce = casePlans.find(({ planId }) => planId === activePlan?.planId);
  return casePlans
    .filter(({ status }) => status === 'SUBMITTED')
    .map((plan) => ({
      id: plan.planId,
      title: t('file.planBy', { who: plan.draftedBy }),
      since: plan.submittedOn ?? plan.on,
      ways: ['approveCasePlan', 'returnCasePlan'],
      shown: (
        <>
          <Facts>
            {planChanges(plan.goals, inForce?.goals ?? []).map(([goal, change]) => (
              <Fact key={goal.goalId} label={label(goal.domain, 'CsiDomain')} entry={plan.lastEventId}>
                {inForce && <Mark tone={CHANGE_TONE[change]}>{t(`file.goal.${change}`)}</Mark>}{' '}
                {t('file.dueOn', { day: dayInWords(goal.dueOn) })} ·{' '}
                {goal.services.map((one) => label(one, 'ServiceType')).join(', ')}
              </Fact>
            ))}
          </Facts>
          <PlanWords plans={[plan]} before={inForce} opened />
        </>
      ),
    }));
};

const useReduction = ({ risk, riskAssessments }: CaseFile): readonly Waiting[] => {
  const { t } = useTranslation();
  const label = useLabels();
  const one = riskAssessments.find(({ assessmentId }) => assessmentId === risk?.awaitingApproval);
  if (!one) return [];
  return [
    {
      id: one.assessmentId,
      title: t('file.reduction', { from: label(risk?.level, 'RiskLevel'), to: label(one.level, 'RiskLevel') }),
      since: one.on,
      ways: ['approveRiskReduction'],
      shown: <Reduction one={one} before={riskAssessments[riskAssessments.indexOf(one) - 1]} />,
    },
  ];
};

const useInterest = ({ bestInterests }: CaseFile): readonly Waiting[] => {
  const { t } = useTranslation();
  const label = useLabels();
  return bestInterests
    .filter(({ confirmedOn }) => confirmedOn === null)
    .map((one) => ({
      id: one.bidId,
      title: label(one.measure, 'BestInterestMeasure'),
      since: one.on,
      ways: ['confirmBestInterest'],
      shown: (
        <>
          <Facts>
            <Fact label={t('file.outcome')} entry={one.lastEventId}>
              {label(one.outcome, 'BestInterestOutcome')} · {one.determinedBy}
            </Fact>
          </Facts>
          <Sealed query={REVIEW_WORDS} label={t('file.reasons')} opened>
            {(survivor) => (
              <p>
                <PersonalValue of={survivor.bestInterests.find(({ bidId }) => bidId === one.bidId)?.reasons} />
              </p>
            )}
          </Sealed>
        </>
      ),
    }));
};

const useClosing = (file: CaseFile): readonly Waiting[] => {
  const { t } = useTranslation();
  const label = useLabels();
  const { closure } = file;
  if (closure?.status !== 'REQUESTED') return [];
  return [
    {
      id: 'closure',
      title: t('file.closingFor', { reason: label(closure.reason, 'ClosureReason') }),
      since: closure.requestedOn,
      ways: ['closeCase'],
      shown: (
        <>
          <StateAtClosing file={file} />
          <ClosureWords opened />
        </>
      ),
    },
  ];
};
