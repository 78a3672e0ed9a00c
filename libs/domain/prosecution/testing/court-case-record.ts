import { DEFAULT_SETTINGS } from '#settings';
import { TestRecord, type GivenCommandOf } from '#kernel/correction/testing';
import { courtCase } from '../prosecution.record.decider.js';

export type CourtCommand = GivenCommandOf<typeof courtCase>;

/** A court case, recorded by a legal officer. */
export class RecordedCourtCase extends TestRecord<typeof courtCase> {
  constructor() {
    super(courtCase, {
      by: { id: 'veasna', role: 'LEGAL_OFFICER', organisation: 'A21', office: 'SiemReapCac' },
      now: '2021-03-01T09:00:00.000Z',
      settings: DEFAULT_SETTINGS,
    });
  }
}
