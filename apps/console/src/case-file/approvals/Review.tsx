import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../caseload/Mark.js';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { ClosureWords } from '../cards/Closing.js';
import { PlanWords } from '../cards/Plan.js';
import { Reduction, StateAtClosing } from '../cards/Reviewed.js';
import type { CaseFile } from '../documents/case-file.js';
import { REVIEW_WORDS } from '../documents/words/person.js';
import { Fact, Facts } from '../Fact.js';
import type { ValuePlace } from '../origins/origins.js';
import { PersonalValue } from '../PersonalValue.js';
import { planChanges } from '../plan-changes.js';
import { Sealed } from '../Sealed.js';
import type { Decision, DecisionKind } from './decisions.js';
import { EmergencyInReview } from './EmergencyInReview.js';
import { EntryInReview } from './EntryInReview.js';
import { ErasureInReview } from './ErasureInReview.js';

interface Shown {
  readonly file: CaseFile;
  readonly decision: Decision;
}

/** What is decided, in full: it is opened with the review, since nobody decides on what they have not read. */
export const Review = (shown: Shown) => {
  const Kind = REVIEWS[shown.decision.kind];
  return <Kind {...shown} />;
};

/** Marks what a plan changes; a goal that stays needs no mark. */
const CHANGE_TONE = { added: 'good', changed: 'watch', removed: 'danger', unchanged: 'plain' } as const;

const saidOf = ({ planId, goals }: CaseFile['casePlans'][number], goalId: string): ValuePlace => [
  'CasePlan',
  planId,
  `goals/${goals.findIndex((one) => one.goalId === goalId)}`,
];

const Plan = ({ file: { casePlans, activePlan }, decision }: Shown) => {
  const { t } = useTranslation();
  const label = useLabels();
  const inForce = casePlans.find(({ planId }) => planId === activePlan?.planId);
  const plan = casePlans.find(({ planId }) => planId === decision.id);
  if (!plan) return null;
  return (
    <>
      <Facts>
        {planChanges(plan.goals, inForce?.goals ?? []).map(([goal, change]) => (
          <Fact
            key={goal.goalId}
            label={label(goal.domain, 'CsiDomain')}
            places={saidOf(change === 'removed' ? inForce! : plan, goal.goalId)}
            entry={plan.lastEventId}
          >
            {inForce && <Mark tone={CHANGE_TONE[change]}>{t(`file.goal.${change}`)}</Mark>}{' '}
            {t('file.dueOn', { day: dayInWords(goal.dueOn) })} ·{' '}
            {goal.services.map((one) => label(one, 'ServiceType')).join(', ')}
          </Fact>
        ))}
      </Facts>
      <PlanWords plans={[plan]} before={inForce} opened />
    </>
  );
};

const RiskReduction = ({ file: { riskAssessments }, decision }: Shown) => {
  const at = riskAssessments.findIndex(({ assessmentId }) => assessmentId === decision.id);
  const one = riskAssessments[at];
  return one ? <Reduction one={one} before={riskAssessments[at - 1]} /> : null;
};

const BestInterest = ({ file: { bestInterests }, decision }: Shown) => {
  const { t } = useTranslation();
  const label = useLabels();
  const one = bestInterests.find(({ bidId }) => bidId === decision.id);
  return (
    <>
      <Facts>
        <Fact
          label={t('file.outcome')}
          places={one && ['BestInterest', one.bidId, 'outcome', 'determinedBy']}
          entry={one?.lastEventId}
        >
          {label(one?.outcome, 'BestInterestOutcome')} · {one?.determinedBy}
        </Fact>
      </Facts>
      <Sealed query={REVIEW_WORDS} label={t('file.reasons')} opened>
        {(survivor) => (
          <p>
            <PersonalValue of={survivor.bestInterests.find(({ bidId }) => bidId === decision.id)?.reasons} />
          </p>
        )}
      </Sealed>
    </>
  );
};

const Closure = ({ file }: Shown) => (
  <>
    <StateAtClosing file={file} />
    <ClosureWords opened />
  </>
);

const Entry = ({ decision }: Shown) => (decision.entry ? <EntryInReview eventId={decision.entry} /> : null);

const REVIEWS: Readonly<Record<DecisionKind, (shown: Shown) => ReactNode>> = {
  plan: Plan,
  reduction: RiskReduction,
  interest: BestInterest,
  override: Entry,
  entry: Entry,
  closing: Closure,
  erasure: ErasureInReview,
  emergency: EmergencyInReview,
};
