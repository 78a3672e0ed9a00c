import { listBehind, noteVisit } from './list-behind.js';

const visit = (index: number, pathname: string, search: Record<string, string> = {}) =>
  noteVisit({ pathname, search, state: { __TSR_index: index } });

const decisions = { kind: 'decisions' };

beforeEach(() => {
  for (let index = 0; index < 9; index++) visit(index, '/figures');
});

describe('the list to which a case leads back', () => {
  it('is the last one before it, with its filters, also where forms stand between', () => {
    visit(0, '/cases');
    visit(1, '/cases', decisions);
    visit(2, '/journey/one');
    visit(3, '/record/recordNote');
    visit(4, '/journey/one');
    expect(listBehind(2)).toEqual({ index: 1, search: decisions });
    expect(listBehind(4)).toEqual({ index: 1, search: decisions });
    expect(listBehind(1)).toEqual({ index: 0, search: {} });
  });

  it('is no list that comes later in the history', () => {
    visit(1, '/journey/one');
    visit(2, '/cases', decisions);
    expect(listBehind(1)).toBeUndefined();
  });

  it('is no list that another page has replaced', () => {
    visit(1, '/cases', decisions);
    visit(1, '/lists');
    visit(2, '/journey/one');
    expect(listBehind(2)).toBeUndefined();
  });

  it('has the filters with which it was left', () => {
    visit(1, '/cases', decisions);
    visit(1, '/cases', { ...decisions, worker: 'rithy' });
    expect(listBehind(2)?.search).toEqual({ ...decisions, worker: 'rithy' });
  });
});
