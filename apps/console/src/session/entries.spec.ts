import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { keepStateOnPage, noteOwners, ownerOfEntry, takeOver } from './entrance.js';

const AT = 'https://homeward.example';

/** The history of a browser with the entry that is shown, as far as the console uses it. */
class FakeHistory {
  state: object | null = null;
  replaceState(state: object | null, _unused: string, url?: string) {
    this.state = state;
    if (url) location.href = url;
  }
  pushState(state: object | null, _unused: string, url?: string) {
    this.replaceState(state, _unused, url);
  }
}

let location: { href: string };
let fake: FakeHistory;
let listeners: (() => void)[];

beforeEach(() => {
  location = { href: `${AT}/` };
  fake = new FakeHistory();
  listeners = [];
  const addEventListener = (_name: string, listener: () => void) => listeners.push(listener);
  Object.assign(globalThis, { location, history: fake, History: FakeHistory, addEventListener });
  noteOwners();
});
afterEach(() => {
  for (const name of ['location', 'history', 'History', 'addEventListener']) Reflect.deleteProperty(globalThis, name);
});

describe('an entry of the history', () => {
  it('that one person made opens and decides nothing for the next', () => {
    takeOver('sokha');
    fake.pushState({ key: 'k' }, '', `${AT}/record/closeCase?survivorId=one&purpose=CARE&seen=7`);
    expect(ownerOfEntry()).toBe('sokha');
    takeOver('sophea');
    expect(location.href).toBe(`${AT}/record/closeCase?survivorId=one`);
    expect(fake.state).toEqual({ key: 'k', person: 'sophea' });
  });

  it('stays as it is for the same person, and for the first', () => {
    const address = `${AT}/journey/one?purpose=CARE`;
    location.href = address;
    takeOver('sokha');
    expect(location.href).toBe(address);
    takeOver('sokha');
    expect(location.href).toBe(address);
    expect(ownerOfEntry()).toBe('sokha');
  });

  it('of a link to a place has a state of the same person before the router reads it', () => {
    takeOver('sokha');
    let read: object | null = null;
    keepStateOnPage(() => ({ __TSR_index: 3 }));
    addEventListener('popstate', () => (read = history.state as object | null));
    fake.state = null;
    for (const listener of listeners) listener();
    expect(read).toMatchObject({ __TSR_index: 4, person: 'sokha' });
  });

  it('that has a state keeps it', () => {
    keepStateOnPage(() => ({ __TSR_index: 3 }));
    fake.state = { __TSR_index: 1 };
    for (const listener of listeners) listener();
    expect(fake.state).toEqual({ __TSR_index: 1 });
  });
});
