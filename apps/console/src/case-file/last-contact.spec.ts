import { lastContactIn } from './last-contact.js';

const NOTHING = { followUps: [], notes: [], riskAssessments: [], services: [] };
const note = (kind: 'CALL' | 'OTHER', on: string) =>
  ({ lastEventId: kind, noteId: kind, on, kind, recordedBy: 'sokha' }) as never;
const followUp = (on: string, missedFor: string | null) =>
  ({ eventId: on, on, mode: 'PHONE', missedFor, recordedBy: 'rithy', retraffickingIndicators: [] }) as never;

describe('the last contact', () => {
  it('is the latest entry that says that somebody met or called the survivor', () => {
    const followUps = [followUp('2020-03-01', null), followUp('2020-05-01', 'ACCESS_RESTRICTED')];
    const notes = [note('OTHER', '2020-06-01'), note('CALL', '2020-04-01')];
    expect(lastContactIn({ ...NOTHING, followUps })).toMatchObject({ on: '2020-03-01', by: 'rithy' });
    expect(lastContactIn({ ...NOTHING, followUps, notes })).toMatchObject({ on: '2020-04-01', by: 'sokha' });
  });

  it('is none before the first one', () => {
    expect(lastContactIn(NOTHING)).toBeUndefined();
  });
});
