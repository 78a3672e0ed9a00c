import type { RecordedLook } from '../client/looks.js';
import { formatLooks } from './who-looked.js';

const look: RecordedLook = {
  kind: 'PERSONAL_DATA_READ',
  who: 'sokha',
  role: 'CASE_WORKER',
  office: 'Poipet',
  at: '2020-03-01T08:00:00.000Z',
  purpose: 'CARE',
  basis: 'Assigned',
  classes: [],
  operation: 'survivor',
  reason: null,
  until: null,
  upheld: null,
  times: null,
};

describe('who looked, as the command line prints it', () => {
  it('says in one sentence that readings may be missing, and what to run', () => {
    const printed = formatLooks({ looks: [look], stale: false, complete: false });
    expect(printed.split('\n')).toHaveLength(3);
    expect(printed).toContain('The list may lack readings');
    expect(printed).toContain('npx homeward verify');
  });

  it('says nothing of it while the list is complete', () => {
    expect(formatLooks({ looks: [look], stale: false, complete: true })).not.toContain('may lack');
  });
});
