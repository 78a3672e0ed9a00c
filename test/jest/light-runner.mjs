import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createRunner } from 'jest-light-runner';
import { stopServices } from './stop.mjs';
import { readWaits } from './waits.mjs';

const LightRunner = createRunner({ runtime: 'child_process' });

/** A spec takes seconds. */
const LIMIT_MS = 300_000;

/**
 * Runs specs with `jest-light-runner`: in plain Node, where all specs of a worker share the modules that they load. It
 * has no time limits of its own: this one ends the run when a spec hangs, and names it.
 */
export default class {
  #runner;
  #workers = new Set();

  constructor(...given) {
    this.#runner = new LightRunner(...given);
  }

  async runTests(tests, watcher, onStart, onResult, onFailure) {
    const limits = new Map();
    const ended = (test) => clearTimeout(limits.get(test));
    subscribe('child_process', this.#addWorker);
    const run = this.#runner.runTests(
      tests,
      watcher,
      (test) => {
        limits.set(
          test,
          setTimeout(() => void this.#end(test), LIMIT_MS),
        );
        return onStart(test);
      },
      (test, result) => {
        ended(test);
        return onResult(test, result);
      },
      (test, error) => {
        ended(test);
        return onFailure(test, error);
      },
    );
    await run.finally(() => unsubscribe('child_process', this.#addWorker));
  }

  /** Node announces each child process, and the runner starts its workers as children. */
  #addWorker = ({ process: worker }) => {
    this.#workers.add(worker);
    worker.once('exit', () => this.#workers.delete(worker));
  };

  #end = async ({ path }) => {
    process.stderr.write(
      `\n${path} did not end within ${LIMIT_MS / 60_000} minutes: the run ends here.\n${await readWaits()}\n`,
    );
    await stopServices();
    for (const worker of this.#workers) worker.kill('SIGKILL');
    process.exit(1);
  };
}
