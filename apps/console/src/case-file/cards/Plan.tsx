import { Fragment } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Due, SOON_DAYS } from '../../tasks/Due.js';
import { Mark } from '../../caseload/Mark.js';
import { dayInWords, daysBetween } from '../../language/days.js';
import { useLabels, type LabelOf } from '../../language/labels.js';
import type { Personal } from '../../journey/name.js';
import { Card, Fold } from '../Card.js';
import { useCaseFile } from '../context.js';
import type { CaseFile } from '../documents/case-file.js';
import { PLAN_WORDS } from '../documents/words/plan.js';
import { Fact, Facts, NotRecorded } from '../Fact.js';
import { PersonalValue } from '../PersonalValue.js';
import { isOvertaken } from '../plan-changes.js';
import { SealedValues } from '../Sealed.js';

type CasePlan = CaseFile['casePlans'][number];
type Goal = CasePlan['goals'][number];

/** The plan in force with its goals and what came of them, then plans on their way, then former ones. */
export const Plan = ({ file }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const active = file.casePlans.find(({ planId }) => planId === file.activePlan?.planId);
  const coming = file.casePlans.filter((one) => one.status !== 'APPROVED' && !isOvertaken(one, active));
  const former = file.casePlans.filter((one) => one !== active && !coming.includes(one));
  const reached = new Set(file.casePlans.flatMap(({ goalsReached }) => goalsReached));
  return (
    <Card id="plan">
      {!active && (
        <Facts>
          <Fact label={t('file.activePlan')}>
            <NotRecorded {...(file.casePlans.length === 0 && { record: 'draftCasePlan' as const })} />
          </Fact>
        </Facts>
      )}
      {active && <PlanFacts plan={active} reached={reached} withGoals />}
      {coming.map((one) => (
        <PlanFacts key={one.planId} plan={one} reached={reached} withGoals={!active} />
      ))}
      {file.casePlans.length > 0 && <PlanWords plans={[...(active ? [active] : []), ...coming]} />}
      <Fold label={t('file.formerPlans')} count={former.length}>
        {former.map((one) => (
          <PlanFacts key={one.planId} plan={one} reached={reached} withGoals isFormer />
        ))}
      </Fold>
    </Card>
  );
};

interface PlanFactsProps {
  readonly plan: CasePlan;
  /** The goals that a later plan calls reached. */
  readonly reached: ReadonlySet<string>;
  readonly withGoals: boolean;
  /** Whether another plan took its place, so that nothing of it is due any more. */
  readonly isFormer?: boolean;
}

const titleOf = ({ status, on, submittedOn, approvedOn }: CasePlan, label: LabelOf, t: TFunction): string =>
  t('file.planOf', {
    status: label(status, 'CasePlanStatus'),
    day: dayInWords(approvedOn ?? submittedOn ?? on),
  });

const PlanFacts = ({ plan, reached, withGoals, isFormer = false }: PlanFactsProps) => {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <div>
      <h3>{titleOf(plan, label, t)}</h3>
      <Facts>
        <Fact
          label={t('file.draftedBy')}
          places={['CasePlan', plan.planId, 'draftedBy', 'approvedBy']}
          entry={plan.lastEventId}
        >
          {plan.draftedBy}
          {plan.approvedBy && ` · ${t('file.approvedBy', { who: plan.approvedBy })}`}
        </Fact>
        {withGoals &&
          plan.goals.map((goal, at) => (
            <Fact
              key={goal.goalId}
              label={`${at + 1}. ${label(goal.domain, 'CsiDomain')}`}
              places={['CasePlan', plan.planId, `goals/${at}`]}
              entry={plan.lastEventId}
            >
              <GoalState goal={goal} isReached={reached.has(goal.goalId)} isFormer={isFormer} />
              {goal.services.length > 0 && ' · '}
              {goal.services.map((one) => label(one, 'ServiceType')).join(', ')}
            </Fact>
          ))}
      </Facts>
    </div>
  );
};

interface GoalStateProps {
  readonly goal: Goal;
  /** Whether a later plan calls it reached. */
  readonly isReached: boolean;
  readonly isFormer: boolean;
}

/** What became of a goal; by when it is due while that is open. */
const GoalState = ({ goal: { reachedOn, droppedOn, dueOn }, isReached, isFormer }: GoalStateProps) => {
  const { t } = useTranslation();
  const { day } = useCaseFile();
  if (reachedOn) return <Mark tone="good">{t('file.reachedOn', { day: dayInWords(reachedOn) })}</Mark>;
  if (droppedOn) return <Mark>{t('file.droppedOn', { day: dayInWords(droppedOn) })}</Mark>;
  if (isReached) return <Mark tone="good">{t('file.reached')}</Mark>;
  // a day alone might be the one on which it was reached
  if (isFormer || daysBetween(day, dueOn) > SOON_DAYS) return t('file.dueOn', { day: dayInWords(dueOn) });
  return (
    <>
      <Due on={dueOn} asOf={day} />
      {dueOn < day && ` (${dayInWords(dueOn)})`}
    </>
  );
};

interface PlanWordsProps {
  readonly plans: readonly CasePlan[];
}

/** The aims and the survivor’s wish of these plans, on a press. */
const PlanWords = ({ plans }: PlanWordsProps) => {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <SealedValues query={PLAN_WORDS} label={t('file.planWords')}>
      {({ casePlans }) =>
        plans.map((plan) => {
          const words = casePlans.find(({ planId }) => planId === plan.planId);
          return (
            <Fragment key={plan.planId}>
              {plans.length > 1 && <h4>{titleOf(plan, label, t)}</h4>}
              <Facts>
                {plan.goals.map(({ goalId, domain, reachedOn, droppedOn }, at) => {
                  const goal = words?.goals.find((one) => one.goalId === goalId);
                  return (
                    <Fact key={goalId} label={`${at + 1}. ${label(domain, 'CsiDomain')}`}>
                      <p>
                        {t('file.aim')}
                        {t('colon')}
                        <PersonalValue of={goal?.aim} />
                      </p>
                      <p>
                        {t('file.wish')}
                        {t('colon')}
                        <PersonalValue of={goal?.survivorsWish} />
                      </p>
                      {reachedOn && goal?.note && (
                        <p>
                          {t('file.note')}
                          {t('colon')}
                          <PersonalValue of={goal.note} />
                        </p>
                      )}
                      {droppedOn && goal?.reason && (
                        <p>
                          {t('file.whyDropped')}
                          {t('colon')}
                          <PersonalValue of={goal.reason} />
                        </p>
                      )}
                    </Fact>
                  );
                })}
                {words && <PlanReasons words={words} />}
              </Facts>
            </Fragment>
          );
        })
      }
    </SealedValues>
  );
};

interface ReasonsProps {
  readonly words: Partial<Record<'why' | 'reason', Personal | null>>;
}

/** Why a plan was revised, and why it was returned. */
export const PlanReasons = ({ words: { why, reason } }: ReasonsProps) => {
  const { t } = useTranslation();
  return (
    <>
      {why && (
        <Fact label={t('file.whyRevised')}>
          <PersonalValue of={why} />
        </Fact>
      )}
      {reason && (
        <Fact label={t('file.whyReturned')}>
          <PersonalValue of={reason} />
        </Fact>
      )}
    </>
  );
};
