import type { Refusal } from '../../api/refusal.js';

/** An entry that was recorded while the user typed. */
export interface InterveningEntry {
  readonly revision: number;
  readonly type: string;
  readonly recordedAt: string;
  readonly by: string;
}

/** Whose entries came in between, as far as the service says so. */
export type Recorder = 'own' | 'others' | 'unknown';

/**
 * The service leaves out entries that the user may not read, which a colleague may have recorded: they are the user’s own
 * only where each revision since then is listed.
 */
export const recorderSince = (
  { expectedRevision, currentRevision, since }: Pick<Refusal, 'expectedRevision' | 'currentRevision' | 'since'>,
  person: string,
): Recorder => {
  const entries = since as readonly InterveningEntry[];
  if (entries.some(({ by }) => by !== person)) return 'others';
  const isAll = currentRevision !== undefined && currentRevision - entries.length === expectedRevision;
  return isAll && entries.length > 0 ? 'own' : 'unknown';
};
