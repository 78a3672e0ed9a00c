import { useTranslation } from 'react-i18next';
import { Mark } from '../caseload/Mark.js';
import { useLabels } from '../language/labels.js';

interface Props {
  readonly kind: 'CORRECTED' | 'DISPUTED' | 'IRREGULAR' | 'STRUCK_OUT';
  readonly upheld: boolean | null | undefined;
  readonly waits: boolean;
}

/** What happened to a value since it was recorded, and whether another person has reviewed that. */
export const ReviewMark = ({ kind, upheld, waits }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const said = [
    label(kind, 'CorrectionKind'),
    upheld === true && t('file.upheld'),
    upheld === false && t('file.notUpheld'),
    waits && t('file.waitsForReview'),
  ];
  return (
    <Mark tone={upheld === false ? 'danger' : upheld ? 'plain' : 'watch'}>{said.filter(Boolean).join(' · ')}</Mark>
  );
};
