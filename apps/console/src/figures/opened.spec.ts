import { readOpened, withOpened } from './opened.js';

describe('what a card of a figure has open', () => {
  it('stands in the address, each figure for itself', () => {
    const trend = withOpened(undefined, 'M1', { trend: '' });
    const row = withOpened(trend, 'M1', { trend: 'Referred by/A & B=C' });
    const both = withOpened(row, 'P1', { all: '', behind: '' });
    expect(readOpened(trend, 'M1')).toEqual({ trend: '' });
    expect(readOpened(both, 'M1')).toEqual({ trend: 'Referred by/A & B=C' });
    expect(readOpened(both, 'P1')).toEqual({ all: '', behind: '' });
    expect(readOpened(both, 'M2')).toEqual({});
  });

  it('leaves the address when it is closed', () => {
    const both = withOpened(withOpened(undefined, 'M1', { trend: '' }), 'M1', { behind: 'cursor' });
    expect(withOpened(both, 'M1', { trend: undefined })).toBe('M1.behind=cursor');
    expect(withOpened('M1.trend=', 'M1', { trend: undefined })).toBe('');
    expect(readOpened(undefined, 'M1')).toEqual({});
  });
});
