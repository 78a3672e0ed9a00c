import { ReviewMark } from './ReviewMark.js';
import { marksOf, type CourtMark } from './court-marks.js';

interface Props {
  readonly marks: readonly CourtMark[];
  readonly fields: readonly string[];
}

/** That a value was corrected or is disputed: known with the case itself, without a look at its entries. */
export const CourtMarks = ({ marks, fields }: Props) =>
  marksOf(marks, ...fields).map(({ eventId, kind, upheld, waits }) => (
    <ReviewMark key={eventId} kind={kind} upheld={upheld} waits={waits} />
  ));
