import { ReviewMark } from './ReviewMark.js';
import type { ValueMark } from './value-marks.js';

/** That a value was corrected or is disputed. */
export const ValueMarks = ({ marks }: { readonly marks: readonly ValueMark[] }) =>
  marks.map(({ eventId, kind, upheld, waits }) => (
    <ReviewMark key={eventId} kind={kind} upheld={upheld} waits={waits} />
  ));
