import { ReviewMark } from '../../other-reviews/ReviewMark.js';
import type { ValuePlace } from './origins.js';
import { useOrigins } from './use-origins.js';

interface Props {
  readonly places: readonly ValuePlace[];
  /** What is known of the reviews of corrections. */
  readonly reviewed: readonly { readonly eventId: string; readonly upheld: boolean | null }[];
}

/** Marks a value that a correction says, and whether another person has reviewed it. */
export const CorrectionMark = ({ places, reviewed }: Props) => {
  const { origins } = useOrigins();
  const by = origins?.of(places).find(({ type }) => type === 'EntryCorrected');
  if (!by) return null;
  const upheld = reviewed.find(({ eventId }) => eventId === by.eventId)?.upheld;
  return <ReviewMark kind="CORRECTED" upheld={upheld} waits={upheld === null} />;
};
