import { draftOf, forget, forgetAllBut, hasUnsent, keep, noteOwnEntry, untilSent } from './drafts.js';
import type { Values } from '../values.js';

const page = new EventTarget();

beforeAll(() => {
  Object.assign(globalThis, { window: page });
});

afterAll(() => {
  Reflect.deleteProperty(globalThis, 'window');
});

/** Whether the browser asks before the page is reloaded. */
const asksBeforeReload = (): boolean => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));

const draft = (values: Values, read: Readonly<Record<string, number>> = {}) => ({
  values,
  commandId: 'id',
  revisions: new Map(Object.entries(read).map(([id, revision]) => [id, Promise.resolve(revision)])),
});

it('a reload asks first while a draft is kept, whether or not its form is on the page', () => {
  expect(asksBeforeReload()).toBe(false);
  keep('one', draft({ note: 'a' }));
  keep('one', draft({ note: 'ab' }));
  keep('other', draft({ note: 'c' }));
  expect(asksBeforeReload()).toBe(true);
  forget('one');
  expect(draftOf('other')?.values).toEqual({ note: 'c' });
  expect(asksBeforeReload()).toBe(true);
  forget('other');
  expect(asksBeforeReload()).toBe(false);
});

it('a reload asks first until what is being sent has ended, also if it failed', async () => {
  let end = (_: string): void => undefined;
  const upload = new Promise<string>((resolve) => (end = resolve));
  const [sent, refused] = [untilSent(upload), untilSent(Promise.reject(new Error('refused')))];
  await expect(refused).rejects.toThrow('refused');
  expect([hasUnsent(), asksBeforeReload()]).toEqual([true, true]);
  end('done');
  expect(await sent).toBe('done');
  expect([hasUnsent(), asksBeforeReload()]).toEqual([false, false]);
});

it('texts about what a colleague has settled are forgotten, and others are not', () => {
  for (const key of ['answer sophea one', 'answer sophea other', 'answer bopha one', 'form'])
    keep(key, draft({ text: 'a' }));
  forgetAllBut('answer sophea ', ['answer sophea other']);
  expect(draftOf('answer sophea one')).toBeUndefined();
  for (const key of ['answer sophea other', 'answer bopha one', 'form']) {
    expect(draftOf(key)).toBeDefined();
    forget(key);
  }
  expect(asksBeforeReload()).toBe(false);
});

it('a draft moves on with the user’s own entry, but not past what others recorded', async () => {
  const read = async (key: string) => draftOf(key)?.revisions.get('survivor');
  keep('in view of all', draft({}, { survivor: 5 }));
  keep('before others', draft({}, { survivor: 4 }));
  keep('of another', draft({}, { other: 5 }));
  noteOwnEntry({ id: 'survivor', before: 5, revision: 6 });
  expect(await read('in view of all')).toBe(6);
  expect(await read('before others')).toBe(4);
  expect(await draftOf('of another')?.revisions.get('other')).toBe(5);
  for (const key of ['in view of all', 'before others', 'of another']) forget(key);
});
