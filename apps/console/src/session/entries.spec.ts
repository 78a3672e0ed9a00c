import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createBrowserHistory } from '@tanstack/react-router';
import { beginAgainWhenRestored, closeEntriesOfOthers, ownerOfEntry, takeOver } from './entrance.js';
import { keepStateOnPage, tabHistory, tabWindow } from './tab-history.js';

const AT = 'https://homeward.example';

/** The history of a browser with the entry that is shown, as far as the console uses it. */
class FakeHistory {
  state: object | null = null;
  replaceState(state: object | null, _unused: string, url?: string) {
    this.state = state;
    if (url) location.href = new URL(url, AT).href;
  }
  pushState(state: object | null, _unused: string, url?: string) {
    this.replaceState(state, _unused, url);
  }
}

type Listener = (event: { readonly persisted: boolean; readonly stopImmediatePropagation: () => void }) => void;

let location: Pick<URL, 'href' | 'pathname' | 'search' | 'hash'> & { reload: () => void };
let fake: FakeHistory;
let listeners: Map<string, Listener[]>;
let reloads: number;
const root = { style: { visibility: '' } };

/** As far as no listener stops it: one that captures comes first. */
const happens = (name: string, persisted = false) => {
  let goesOn = true;
  for (const listener of listeners.get(name) ?? [])
    if (goesOn) listener({ persisted, stopImmediatePropagation: () => (goesOn = false) });
};

beforeEach(() => {
  reloads = 0;
  location = Object.assign(new URL(AT), { reload: () => void reloads++ });
  fake = new FakeHistory();
  listeners = new Map();
  root.style.visibility = '';
  const addEventListener = (name: string, listener: Listener, options?: { readonly capture: boolean }) => {
    const before = listeners.get(name) ?? [];
    listeners.set(name, options?.capture ? [listener, ...before] : [...before, listener]);
  };
  Object.assign(globalThis, {
    location,
    history: fake,
    document: { documentElement: root },
    addEventListener,
    removeEventListener: () => undefined,
  });
});
afterEach(() => {
  for (const name of ['location', 'history', 'document', 'addEventListener', 'removeEventListener'])
    Reflect.deleteProperty(globalThis, name);
});

describe('an entry of the history', () => {
  it('that one person made opens and decides nothing for the next', () => {
    takeOver('sokha');
    tabHistory.pushState({ key: 'k' }, '', `${AT}/record/closeCase?survivorId=one&purpose=CARE&seen=7`);
    expect(ownerOfEntry()).toBe('sokha');
    takeOver('sophea');
    expect(location.href).toBe(`${AT}/record/closeCase?survivorId=one`);
    expect(fake.state).toEqual({ key: 'k', person: 'sophea' });
  });

  it('stays as it is for the same person', () => {
    takeOver('sokha');
    const address = `${AT}/journey/one?purpose=CARE`;
    tabHistory.pushState({ key: 'k' }, '', address);
    takeOver('sokha');
    expect(location.href).toBe(address);
    expect(ownerOfEntry()).toBe('sokha');
  });

  it('of nobody, such as one that another version made, opens nothing either', () => {
    fake.replaceState({ key: 'k' }, '', `${AT}/journey/one?purpose=CARE`);
    takeOver('sokha');
    expect(location.href).toBe(`${AT}/journey/one`);
    expect(ownerOfEntry()).toBe('sokha');
  });

  it('is written without replacing a method of the browser', () => {
    tabHistory.replaceState({ key: 'k' }, '');
    expect(Object.keys(fake)).toEqual(['state']);
  });

  it('of the router says who made it, and the router follows what is written beside it', () => {
    const router = createBrowserHistory({ window: tabWindow });
    takeOver('sokha');
    router.push('/journey/one?purpose=CARE');
    router.flush();
    expect(fake.state).toMatchObject({ __TSR_index: 1, person: 'sokha' });
    expect(location.href).toBe(`${AT}/journey/one?purpose=CARE`);
    takeOver('sophea');
    expect(router.location.href).toBe('/journey/one');
    expect(fake.state).toMatchObject({ __TSR_index: 1, person: 'sophea' });
    expect(Object.keys(fake)).toEqual(['state']);
    router.destroy();
  });

  it('of a link to a place has a state of the same person before the router reads it', () => {
    takeOver('sokha');
    let read: object | null = null;
    keepStateOnPage(() => ({ __TSR_index: 3 }));
    addEventListener('popstate', () => (read = history.state as object | null));
    fake.state = null;
    happens('popstate');
    expect(read).toMatchObject({ __TSR_index: 4, person: 'sokha' });
  });

  it('further back that the person before made opens nothing either, before the router reads it', () => {
    takeOver('sokha');
    const made = ['one', 'other'].map((id) => {
      tabHistory.pushState({ key: id }, '', `${AT}/journey/${id}?purpose=CARE`);
      return { state: fake.state, address: location.href };
    });
    takeOver('sophea');
    closeEntriesOfOthers();
    const read: string[] = [];
    addEventListener('popstate', () => read.push(location.href));
    for (const { state, address } of made) {
      fake.replaceState(state, '', address);
      happens('popstate');
      expect(fake.state).toMatchObject({ person: 'sophea' });
    }
    expect(read).toEqual([`${AT}/journey/one`, `${AT}/journey/other`]);
  });

  it('further back of the same person stays open', () => {
    takeOver('sokha');
    const address = `${AT}/journey/one?purpose=CARE`;
    tabHistory.pushState({ key: 'k' }, '', address);
    closeEntriesOfOthers();
    happens('popstate');
    expect(location.href).toBe(address);
  });

  it('that has a state keeps it', () => {
    keepStateOnPage(() => ({ __TSR_index: 3 }));
    fake.state = { __TSR_index: 1 };
    happens('popstate');
    expect(fake.state).toEqual({ __TSR_index: 1 });
  });
});

describe('a page that the browser keeps', () => {
  beforeEach(() => beginAgainWhenRestored());

  it('is kept without a visible word, and begins again when it is shown again', () => {
    happens('pagehide', true);
    expect(root.style.visibility).toBe('hidden');
    expect(reloads).toBe(0);
    happens('pageshow', true);
    expect(reloads).toBe(1);
  });

  it('begins again also where something unsent would have the browser ask first', () => {
    let asks = 0;
    const unsent = () => void asks++;
    addEventListener('beforeunload', unsent);
    happens('beforeunload');
    expect(asks).toBe(1);
    happens('pageshow', true);
    happens('beforeunload');
    expect(asks).toBe(1);
  });

  it('is shown as usual when it is loaded, and when it is left for good', () => {
    happens('pageshow');
    happens('pagehide');
    expect(root.style.visibility).toBe('');
    expect(reloads).toBe(0);
  });
});
