import { useTranslation } from 'react-i18next';
import { Mark } from '../../caseload/Mark.js';
import { useLabels } from '../../language/labels.js';
import type { ValuePlace } from './origins.js';
import { useOrigins } from './use-origins.js';

interface Props {
  readonly places: readonly ValuePlace[];
  /** What is known of the reviews of corrections. */
  readonly reviewed: readonly { readonly eventId: string; readonly upheld: boolean | null }[];
}

/** Marks a value that a correction says, and whether another person has reviewed it. */
export const CorrectionMark = ({ places, reviewed }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { origins } = useOrigins();
  const by = origins?.of(places).find(({ type }) => type === 'EntryCorrected');
  if (!by) return null;
  const upheld = reviewed.find(({ eventId }) => eventId === by.eventId)?.upheld;
  const said = [
    label('CORRECTED', 'CorrectionKind'),
    upheld === true && t('file.upheld'),
    upheld === false && t('file.notUpheld'),
    upheld === null && t('file.waitsForReview'),
  ];
  return (
    <Mark tone={upheld === false ? 'danger' : upheld ? 'plain' : 'watch'}>{said.filter(Boolean).join(' · ')}</Mark>
  );
};
