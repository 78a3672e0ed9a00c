import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

/**
 * A spec has globals of its own, as always, but plain ones: in the usual kind of context each look at `Object` or `Map`
 * goes through an interceptor, and what only reckons takes half as long again.
 */
export default class PlainGlobals extends TestEnvironment {
  constructor(...given) {
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(...given);
    } finally {
      vm.createContext = createContext;
    }
  }
}
