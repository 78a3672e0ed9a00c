import type { Refusal } from '../../api/refusal.js';
import { ConflictNotice } from '../Conflict.js';
import { RefusalNotice } from './Refused.js';

interface Props {
  readonly refusal: Refusal | undefined;
  /** Whether the fields say all of the refusal. */
  readonly isSaidAtFields: boolean;
  readonly isSending: boolean;
  /** Records in spite of what others recorded; not of a decision, whose subject must be read again. */
  readonly onAnyway: ((refusal: Refusal) => void) | undefined;
  /** Leaves for the record, to read what others recorded. */
  readonly onLook: (refusal: Refusal) => void;
  readonly searchOf: (first: string) => Readonly<Record<string, string>>;
  readonly onFirst: () => void;
}

/** Why nothing was recorded, and the ways on. */
export const RefusalOrConflict = (props: Props) => {
  const { refusal, isSaidAtFields, isSending, onAnyway, onLook, searchOf, onFirst } = props;
  if (!refusal) return null;
  if (refusal.code === 'REVISION_CONFLICT')
    return (
      <ConflictNotice
        refusal={refusal}
        onAnyway={onAnyway && (() => onAnyway(refusal))}
        onLook={() => onLook(refusal)}
        sending={isSending}
      />
    );
  return isSaidAtFields ? null : <RefusalNotice refusal={refusal} searchOf={searchOf} onFirst={onFirst} />;
};
