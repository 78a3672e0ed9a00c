/**
 * Gives `jest-light-runner` what it lacks: a time limit for each test and hook, `jest.setTimeout`, the false clock of jest
 * with its options, and an end of each spec after which no spy and no such clock is left to the next one.
 */
import { ModernFakeTimers } from '@jest/fake-timers';
import { addEventHandler } from 'jest-circus';
import { TEST_LIMIT_MS } from './limits.mjs';

const { clearTimeout, jest, setTimeout } = globalThis;

const known = new WeakSet();
let limitMs = TEST_LIMIT_MS;
jest.setTimeout = (ms) => {
  limitMs = ms;
};

const clock = new ModernFakeTimers({ config: { fakeTimers: {} }, global: globalThis });
for (const name of ['useFakeTimers', 'useRealTimers', 'setSystemTime', 'advanceTimersByTime'])
  jest[name] = (...given) => {
    clock[name](...given);
    return jest;
  };
jest.advanceTimersByTimeAsync = (ms) => clock.advanceTimersByTimeAsync(ms);

const leaveNothing = () => {
  jest.useRealTimers();
  jest.restoreAllMocks();
  limitMs = TEST_LIMIT_MS;
};

/** A function with a parameter calls it when it is done: only SPEC_LIMIT_MS limits it. */
const withLimit = (fn, ownMs) => {
  if (!fn || fn.length > 0) return fn;
  return async () => {
    const ms = ownMs ?? limitMs;
    let limit;
    const late = new Promise((_, reject) => {
      limit = setTimeout(() => reject(new Error(`Not done within ${ms / 1_000} seconds.`)), ms);
    });
    await Promise.race([Promise.resolve().then(fn), late]).finally(() => clearTimeout(limit));
  };
};

const rootOf = (block) => (block.parent ? rootOf(block.parent) : block);

addEventHandler(({ name }, { currentDescribeBlock: block }) => {
  if (name !== 'add_test' && name !== 'add_hook') return;
  const root = rootOf(block);
  if (!known.has(root)) root.hooks.push({ type: 'afterAll', fn: leaveNothing, parent: root });
  known.add(root);
  const added = (name === 'add_test' ? block.tests : block.hooks).at(-1);
  if (known.has(added)) return;
  known.add(added);
  added.fn = withLimit(added.fn, added.timeout);
});
