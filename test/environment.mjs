import { AsyncLocalStorage } from 'node:async_hooks';
import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

/** Where packages remember the classes of whoever uses them. */
const REMEMBERED = [
  'GqlLazyMetadataStorageHost',
  'GqlTypeMetadataStorage',
  'classValidatorMetadataStorage',
  'typeormMetadataArgsStorage',
];

/** Where `expect` keeps what it knows. */
const MATCHERS = Symbol.for('$$jest-matchers-object');

/** Those that a spec has used, jest among them: each would go on being looked after at every promise of every spec after it. */
const storages = new Set();
const { _enable: enable } = AsyncLocalStorage.prototype;
if (enable)
  AsyncLocalStorage.prototype._enable = function () {
    storages.add(this);
    enable.call(this);
  };

let kept;

/**
 * All specs of a worker have the same globals, since they have the same packages (test/runtime.cjs); what a spec changed
 * in them is put back. They are plain ones: in the usual kind of context each look at `Object` or `Map` goes through
 * an interceptor, and what only reckons takes half as long again.
 */
export default class PlainGlobals extends TestEnvironment {
  #before;
  #env;

  constructor(...given) {
    if (kept) return kept;
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(...given);
    } finally {
      vm.createContext = createContext;
    }
    this.#before = Object.getOwnPropertyDescriptors(this.global);
    this.#env = { ...this.global.process.env };
    kept = this;
  }

  async teardown() {
    const { global } = this;
    this.fakeTimersModern.useRealTimers();
    for (const key of Reflect.ownKeys(global)) {
      const was = this.#before[key];
      if (was?.configurable) Object.defineProperty(global, key, was);
      else if (!was && typeof key === 'symbol') Reflect.deleteProperty(global, key);
    }
    for (const name of REMEMBERED) if (name in global) Object.assign(global[name], new global[name].constructor());
    Object.assign(global[MATCHERS], { matchers: Object.create(null), customEqualityTesters: [] });
    const { env } = global.process;
    for (const name of Object.keys(env)) if (!(name in this.#env)) delete env[name];
    Object.assign(env, this.#env);
    for (const storage of storages) storage.disable();
    storages.clear();
  }
}
