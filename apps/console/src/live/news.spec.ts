import { jest } from '@jest/globals';
import { announce, endNewsWithPage, newsNow } from './news.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** A router, as far as it says which page it shows. */
const shownPages = () => {
  let rendered = (_: object): void => undefined;
  endNewsWithPage({
    subscribe: (_: string, listener: typeof rendered) => ((rendered = listener), () => undefined),
  } as never);
  return (href: string, pathChanged = true) => rendered({ pathChanged, toLocation: { href } });
};

describe('what others have changed on a page', () => {
  it('is no news on the next page', () => {
    const shows = shownPages();
    announce('Changed: M27 Referrals received.');
    shows('/figures?year=2020&office=Poipet', false);
    expect(newsNow()).not.toBe('');
    shows('/cases');
    expect(newsNow()).toBe('');
  });

  it('is still news on another page about the same record', () => {
    const shows = shownPages();
    announce('New: Risk assessed', 'one');
    shows('/record/assessRisk?survivorId=one&purpose=CARE');
    expect(newsNow()).toBe('New: Risk assessed');
    shows('/cases');
    expect(newsNow()).toBe('');
  });

  it('is there long enough to be read, also after what was announced before it ended with its page', () => {
    const shows = shownPages();
    announce('Changed: M27 Referrals received.');
    jest.advanceTimersByTime(5_000);
    shows('/cases');
    announce('New: Sok Dara.');
    jest.advanceTimersByTime(5_000);
    expect(newsNow()).toBe('New: Sok Dara.');
    jest.advanceTimersByTime(5_000);
    expect(newsNow()).toBe('');
  });
});
