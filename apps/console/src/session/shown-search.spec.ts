import { keepSearch, keepSearchOfNext, searchAfter, searchAt, type Move } from './shown-search.js';

const place = { person: 'sokha', entry: 'first' };

describe('the search that a list shows', () => {
  it('is there again where “back” leads, and nowhere else', () => {
    keepSearch(place, 'Devi');
    expect(searchAt(place)).toBe('Devi');
    expect(searchAt({ ...place, entry: 'second' })).toBe('');
  });

  it('is there for nobody but the person who searched', () => {
    keepSearch(place, 'Devi');
    expect(searchAt({ ...place, person: 'chenda' })).toBe('');
  });

  it('is gone once it has ended', () => {
    keepSearch(place, 'Devi');
    keepSearch(place, '');
    expect(searchAt(place)).toBe('');
  });
});

describe('the search to which a link of another page leads', () => {
  /** A router, as far as it says where it goes. */
  const routerThatGoes = () => {
    const listeners = new Set<(move: object) => void>();
    const subscribe = (_: string, listener: (move: object) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
    const goTo = (key: string, pathname = '/cases') => {
      for (const listener of listeners) listener({ toLocation: { pathname, state: { __TSR_key: key } } });
    };
    return { router: { subscribe } as never, goTo };
  };

  it('is that of the entry that the link makes, and of no later one', () => {
    const { router, goTo } = routerThatGoes();
    keepSearchOfNext(router, 'sokha', 'Devi');
    goTo('list');
    goTo('later');
    expect(searchAt({ person: 'sokha', entry: 'list' })).toBe('Devi');
    expect(searchAt({ person: 'sokha', entry: 'later' })).toBe('');
  });

  it('is forgotten where the link led nowhere', () => {
    const { router, goTo } = routerThatGoes();
    keepSearchOfNext(router, 'sokha', 'Devi');
    goTo('elsewhere', '/figures');
    goTo('list after all');
    for (const entry of ['elsewhere', 'list after all']) expect(searchAt({ person: 'sokha', entry })).toBe('');
  });
});

describe('the search after a move to the list', () => {
  const cases = { pathname: '/cases', searchStr: '', hash: '' };
  const decisions = { ...cases, searchStr: '?kind=DECISIONS' };
  const content = { ...cases, hash: 'main' };
  const move = (fromLocation: Move['fromLocation'], to: typeof cases, key: string): Move => ({
    fromLocation,
    toLocation: { ...to, state: { __TSR_key: key } },
  });

  beforeEach(() => {
    for (const entry of ['first', 'second', 'third']) keepSearch({ ...place, entry }, '');
    keepSearch(place, 'Devi');
  });

  it('stays where a link leads to the content of the same page, also the second time', () => {
    expect(searchAfter(move(cases, content, 'second'), place, 'Devi')).toBe('Devi');
    expect(searchAfter(move(content, content, 'third'), { ...place, entry: 'second' }, 'Devi')).toBe('Devi');
    expect(searchAt({ ...place, entry: 'third' })).toBe('Devi');
  });

  it('ends by a press on the place that is shown, also where its content was reached by the link', () => {
    expect(searchAfter(move(cases, cases, 'first'), place, 'Devi')).toBe('');
    expect(searchAt(place)).toBe('');
    expect(searchAfter(move(content, cases, 'third'), { ...place, entry: 'second' }, 'Devi')).toBe('');
  });

  it('is none in another list of the page, and is there again where “back” leads', () => {
    expect(searchAfter(move(cases, decisions, 'second'), place, 'Devi')).toBe('');
    expect(searchAfter(move(decisions, cases, 'first'), { ...place, entry: 'second' }, '')).toBe('Devi');
  });

  it('stays where “back” comes before the other page is there', () => {
    expect(searchAfter(move(cases, cases, 'first'), { ...place, entry: 'second' }, 'Devi')).toBe('Devi');
    expect(searchAt(place)).toBe('Devi');
  });
});
