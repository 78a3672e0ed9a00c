import type { NoticeItem } from '#notices';
import { localTime } from './local-time.js';
import { messageOf } from './message.js';

const item = (more: Partial<NoticeItem> = {}): NoticeItem => ({
  about: 'FollowUp',
  office: 'Poipet',
  since: '2026-03-01',
  count: 1,
  overdue: 0,
  ...more,
});
const english = { language: 'English', timeZone: 'Asia/Phnom_Penh' } as const;

describe('a message', () => {
  it('adds up what is about the same in one office, and tells first what cannot wait', () => {
    const { subject, text } = messageOf(
      [
        { kind: 'DueWork', items: [item({ count: 3, overdue: 2 }), item({ since: '2026-02-01', office: 'Poipet' })] },
        { kind: 'DueWork', items: [item({ office: 'SiemReapCac' })] },
        { kind: 'Alarm', items: [item({ about: 'ParkedRecord', office: null, since: '2026-03-01T20:30:00.000Z' })] },
      ],
      english,
      'https://homeward.example.org/',
    );
    expect(subject).toBe('Homeward: Alarm of the service, Work of the day');
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toEqual([
      '- A record is parked: 1 · since 2 Mar 2026, 03:30',
      '- Follow-up: 4 · overdue: 2 · Poipet · since 1 Feb 2026',
      '- Follow-up: 1 · SiemReapCac · since 1 Mar 2026',
    ]);
    expect(text).toContain('Open Homeward: https://homeward.example.org/');
  });

  it('is in Khmer for those who chose it', () => {
    const { subject, text } = messageOf(
      [{ kind: 'DueWork', items: [item()] }],
      { ...english, language: 'Khmer' },
      undefined,
    );
    expect(subject).toBe('Homeward: ការងារប្រចាំថ្ងៃ');
    expect(text).toContain('- ការតាមដាន: 1 · Poipet · តាំងពី');
    expect(text).toContain('សារនេះមិនមានទិន្នន័យផ្ទាល់ខ្លួនទេ');
  });
});

describe('the time of a colleague', () => {
  it('is that of their time zone, whatever the machine has', () => {
    const at = new Date('2026-03-01T23:30:00.000Z');
    expect(localTime(at, 'Asia/Phnom_Penh')).toEqual({ day: '2026-03-02', hour: 6 });
    expect(localTime(at, 'America/Los_Angeles')).toEqual({ day: '2026-03-01', hour: 15 });
    expect(localTime(new Date('2026-03-01T17:00:00.000Z'), 'Asia/Phnom_Penh').hour).toBe(0);
  });
});
