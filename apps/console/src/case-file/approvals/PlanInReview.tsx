import { useTranslation } from 'react-i18next';
import { Mark } from '../../caseload/Mark.js';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import type { Personal } from '../../journey/name.js';
import { PlanReasons } from '../cards/Plan.js';
import type { CaseFile } from '../documents/case-file.js';
import { PLAN_WORDS } from '../documents/words/plan.js';
import { Fact, Facts } from '../Fact.js';
import type { ValuePlace } from '../origins/origins.js';
import { PersonalValue } from '../PersonalValue.js';
import { isGone, planChanges, type ChangedGoal } from '../plan-changes.js';
import { SealedValues } from '../Sealed.js';
import type { Decision } from './decisions.js';

type CasePlan = CaseFile['casePlans'][number];

interface Props {
  readonly file: CaseFile;
  readonly decision: Decision;
}

/** Each goal of a plan with what it changes in the plan in force, the goals that it ends, and why. */
export const PlanInReview = ({ file: { casePlans, activePlan }, decision }: Props) => {
  const { t } = useTranslation();
  const inForce = casePlans.find(({ planId }) => planId === activePlan?.planId);
  const plan = casePlans.find(({ planId }) => planId === decision.id);
  if (!plan) return null;
  const changes = planChanges(plan, inForce?.goals ?? []);
  return (
    <>
      <Facts>
        <Fact
          label={t('file.draftedBy')}
          places={['CasePlan', plan.planId, 'draftedBy', 'on']}
          entry={plan.lastEventId}
        >
          {plan.draftedBy} · {dayInWords(plan.on)}
        </Fact>
        {changes.map((one, at) => (
          <GoalFacts key={one.goal.goalId} one={one} at={at} plan={plan} inForce={inForce} />
        ))}
      </Facts>
      <PlanWords plan={plan} inForce={inForce} changes={changes} />
    </>
  );
};

/** Marks what a plan changes; a goal that stays needs no mark. */
const CHANGE_TONE = {
  added: 'good',
  changed: 'watch',
  removed: 'danger',
  reached: 'good',
  unchanged: 'plain',
} as const;

/** The goals of the plan are numbered, as two of them may be about the same. */
const useTitleOfGoal = () => {
  const label = useLabels();
  return ({ goal, change }: ChangedGoal, at: number): string =>
    isGone(change) ? label(goal.domain, 'CsiDomain') : `${at + 1}. ${label(goal.domain, 'CsiDomain')}`;
};

const saidOf = ({ planId, goals }: CasePlan, goalId: string): ValuePlace => [
  'CasePlan',
  planId,
  `goals/${goals.findIndex((one) => one.goalId === goalId)}`,
];

interface GoalProps {
  readonly one: ChangedGoal;
  readonly at: number;
  readonly plan: CasePlan;
  readonly inForce: CasePlan | undefined;
}

const GoalFacts = ({ one, at, plan, inForce }: GoalProps) => {
  const { t } = useTranslation();
  const label = useLabels();
  const titleOfGoal = useTitleOfGoal();
  const { goal, change, before } = one;
  const from = isGone(change) && inForce ? inForce : plan;
  const inWords = ({ dueOn, services }: ChangedGoal['goal']): string =>
    [t('file.dueOn', { day: dayInWords(dueOn) }), services.map((type) => label(type, 'ServiceType')).join(', ')].join(
      ' · ',
    );
  return (
    <Fact label={titleOfGoal(one, at)} places={saidOf(from, goal.goalId)} entry={from.lastEventId}>
      {inForce && <Mark tone={CHANGE_TONE[change]}>{t(`file.goal.${change}`)}</Mark>} {inWords(goal)}
      {change === 'changed' && before && (
        <p>
          {t('file.before', {
            value: [before.domain !== goal.domain && label(before.domain, 'CsiDomain'), inWords(before)]
              .filter(Boolean)
              .join(' · '),
          })}
        </p>
      )}
      {goal.reachedOn && <p>{t('file.reachedOn', { day: dayInWords(goal.reachedOn) })}</p>}
      {goal.droppedOn && <p>{t('file.droppedOn', { day: dayInWords(goal.droppedOn) })}</p>}
    </Fact>
  );
};

interface WordsProps extends Pick<GoalProps, 'plan' | 'inForce'> {
  readonly changes: readonly ChangedGoal[];
}

/** The aims and the survivor’s wishes, also those that end with the plan, and those that were others before. */
const PlanWords = ({ plan, inForce, changes }: WordsProps) => {
  const { t } = useTranslation();
  const titleOfGoal = useTitleOfGoal();
  return (
    <SealedValues query={PLAN_WORDS} label={t('file.planWords')} opened>
      {({ casePlans }) => {
        const words = casePlans.find(({ planId }) => planId === plan.planId);
        const former = casePlans.find(({ planId }) => planId === inForce?.planId);
        return (
          <Facts>
            {changes.map((one, at) => {
              const { goal, change } = one;
              const [said, was] = [words, former].map((each) =>
                each?.goals.find(({ goalId }) => goalId === goal.goalId),
              );
              const shown = isGone(change) ? was : said;
              return (
                <Fact key={goal.goalId} label={titleOfGoal(one, at)}>
                  {isGone(change) && <Mark tone={CHANGE_TONE[change]}>{t(`file.goal.${change}`)}</Mark>}
                  <Text name={t('file.aim')} of={shown?.aim} before={was?.aim} />
                  <Text name={t('file.wish')} of={shown?.survivorsWish} before={was?.survivorsWish} />
                </Fact>
              );
            })}
            {words && <PlanReasons words={words} />}
          </Facts>
        );
      }}
    </SealedValues>
  );
};

interface TextProps {
  readonly name: string;
  readonly of: Personal | null | undefined;
  readonly before: Personal | null | undefined;
}

/** A text, and what stood in its place in the plan in force. */
const Text = ({ name, of, before }: TextProps) => {
  const { t } = useTranslation();
  return (
    <>
      <p>
        {name}
        {t('colon')}
        <PersonalValue of={of} />
      </p>
      {before?.value && before.value !== of?.value && <p>{t('file.before', { value: before.value })}</p>}
    </>
  );
};
