import { useTranslation } from 'react-i18next';
import { Mark } from '../caseload/Mark.js';
import { useLabels } from '../language/labels.js';
import { readOutcome, type ReviewState } from './read-outcome.js';

interface Props extends ReviewState {
  readonly waits: boolean;
}

/** What happened to a value since it was recorded, and whether another person has reviewed that. */
export const ReviewMark = ({ kind, upheld, waits }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { tone, key } = readOutcome({ kind, upheld });
  const said = [label(kind, 'CorrectionKind'), key && t(key), waits && t('file.waitsForReview')];
  return <Mark tone={tone}>{said.filter(Boolean).join(' · ')}</Mark>;
};
