import { DEFAULT_SETTINGS } from '#settings';
import { TellingTo, type ToldTo } from '#kernel/correction/testing';
import { courtCase } from '../prosecution.record.decider.js';

export type CourtFacts = ToldTo<typeof courtCase>;

/** A court case, recorded by a legal officer. */
export class Telling extends TellingTo<typeof courtCase> {
  constructor() {
    super(courtCase, {
      by: { id: 'veasna', role: 'LEGAL_OFFICER', organisation: 'A21', office: 'SiemReapCac' },
      now: '2021-03-01T09:00:00.000Z',
      settings: DEFAULT_SETTINGS,
    });
  }
}
