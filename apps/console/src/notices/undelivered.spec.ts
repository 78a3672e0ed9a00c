import { noticeInWords, whyInWords } from './undelivered.js';

const label = (code: string | null | undefined, list?: string) => (code ? `${list} ${code}` : '');
const t = ((key: string) => (key === 'colon' ? ': ' : key)) as never;
const notice = {
  worker: 'sokha',
  channel: 'EMAIL',
  kind: 'ALARM',
  settledAt: '2026-03-01T02:00:00.000Z',
  reason: 'REFUSED',
  message: 'The server refused the message.',
} as const;

describe('a notice that did not arrive', () => {
  it('says in words by what it was sent, about what, and why it was given up', () => {
    expect(noticeInWords(notice, label)).toBe('sokha · NoticeChannel EMAIL · NoticeKind ALARM');
    expect(whyInWords(notice, label, t)).toBe('DeliveryFailure REFUSED: The server refused the message.');
  });

  it('leaves out what this version does not know, and says so of the reason', () => {
    const newer = { ...notice, kind: null, reason: null };
    expect(noticeInWords(newer, label)).toBe('sokha · NoticeChannel EMAIL');
    expect(whyInWords(newer, label, t)).toBe('notices.unknownReason: The server refused the message.');
  });
});
