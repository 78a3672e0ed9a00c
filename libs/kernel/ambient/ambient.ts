import { AsyncLocalStorage } from 'node:async_hooks';

type Values = ReadonlyMap<Ambient<unknown>, unknown>;

const current = new AsyncLocalStorage<Values>();

/**
 * What some work, and all that it starts, knows without an argument: the reader, the language, the id of the request.
 * All share one storage, because Node.js copies each further one to every promise that a process makes.
 */
export class Ambient<Value> {
  get(): Value | undefined {
    return current.getStore()?.get(this) as Value | undefined;
  }

  run<Result>(value: Value, work: () => Result): Result {
    return current.run(new Map(current.getStore()).set(this, value), work);
  }
}
