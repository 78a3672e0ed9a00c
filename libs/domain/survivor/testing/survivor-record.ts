import { DEFAULT_SETTINGS } from '#settings';
import { TestRecord, type GivenCommandOf } from '#kernel/correction/testing';
import { survivor } from '../survivor.js';

export type SurvivorFacts = GivenCommandOf<typeof survivor>;

/** A survivor's record, made by a case worker. */
export class RecordedSurvivor extends TestRecord<typeof survivor> {
  constructor() {
    super(survivor, {
      by: { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'SiemReapCac' },
      now: '2020-06-30T09:00:00.000Z',
      settings: DEFAULT_SETTINGS,
    });
  }
}
