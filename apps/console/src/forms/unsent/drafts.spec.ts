import { draftOf, forget, keep } from './drafts.js';

const page = new EventTarget();

beforeAll(() => {
  Object.assign(globalThis, { window: page });
});

afterAll(() => {
  Reflect.deleteProperty(globalThis, 'window');
});

/** Whether the browser asks before the page is reloaded. */
const asksBeforeReload = (): boolean => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));

it('a reload asks first while a draft is kept, whether or not its form is on the page', () => {
  expect(asksBeforeReload()).toBe(false);
  keep('one', { note: 'a' }, 'id-1');
  keep('one', { note: 'ab' }, 'id-1');
  keep('other', { note: 'c' }, 'id-2');
  expect(asksBeforeReload()).toBe(true);
  forget('one');
  expect(draftOf('other')).toEqual({ values: { note: 'c' }, commandId: 'id-2' });
  expect(asksBeforeReload()).toBe(true);
  forget('other');
  expect(asksBeforeReload()).toBe(false);
});
