import { newsworthy } from './figure-news.js';

describe('the news of the figures', () => {
  it('leave out the figure that every reading moves, also that of the entries behind a figure', () => {
    expect(
      newsworthy(
        new Map([
          ['M1', 23],
          ['M23', 4],
        ]),
      ),
    ).toEqual(new Map([['M1', 23]]));
  });

  it('wait for the figures', () => {
    expect(newsworthy(undefined)).toBeUndefined();
  });
});
