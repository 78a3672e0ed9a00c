import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../language/labels.js';
import { Reduction, StateAtClosing } from '../cards/Reviewed.js';
import type { CaseFile } from '../documents/case-file.js';
import { REVIEW_WORDS } from '../documents/words/person.js';
import { Fact, Facts } from '../Fact.js';
import { PersonalValue } from '../PersonalValue.js';
import { SealedValues } from '../Sealed.js';
import type { Decision, DecisionKind } from './decisions.js';
import { EmergencyInReview } from './EmergencyInReview.js';
import { EntryInReview } from './EntryInReview.js';
import { ErasureInReview } from './ErasureInReview.js';
import { PlanInReview } from './PlanInReview.js';

interface ReviewProps {
  readonly file: CaseFile;
  readonly decision: Decision;
}

/** What is decided, in full: it is opened with the review, since nobody decides on what they have not read. */
export const Review = (shown: ReviewProps) => {
  const Kind = REVIEWS[shown.decision.kind];
  return <Kind {...shown} />;
};

const RiskReduction = ({ file: { riskAssessments }, decision }: ReviewProps) => {
  const at = riskAssessments.findIndex(({ assessmentId }) => assessmentId === decision.id);
  const one = riskAssessments[at];
  return one ? <Reduction one={one} before={riskAssessments[at - 1]} /> : null;
};

const BestInterest = ({ file: { bestInterests }, decision }: ReviewProps) => {
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
      <SealedValues query={REVIEW_WORDS} label={t('file.reasons')} opened>
        {(survivor) => (
          <p>
            <PersonalValue of={survivor.bestInterests.find(({ bidId }) => bidId === decision.id)?.reasons} />
          </p>
        )}
      </SealedValues>
    </>
  );
};

/** The entry says who asked for the closure, too; a reason of the row would be that of a former reopening. */
const Closure = ({ file, decision: { id } }: ReviewProps) => (
  <>
    <StateAtClosing file={file} />
    <EntryInReview eventId={id} />
  </>
);

const Entry = ({ decision }: ReviewProps) => (decision.entry ? <EntryInReview eventId={decision.entry} /> : null);

const REVIEWS: Readonly<Record<DecisionKind, (shown: ReviewProps) => ReactNode>> = {
  plan: PlanInReview,
  reduction: RiskReduction,
  interest: BestInterest,
  override: Entry,
  entry: Entry,
  closing: Closure,
  erasure: ErasureInReview,
  emergency: EmergencyInReview,
};
