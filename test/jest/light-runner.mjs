import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createRunner } from 'jest-light-runner';
import { SPEC_LIMIT_MS } from './limits.mjs';
import { stopServices } from './stop.mjs';
import { readWaits } from './waits.mjs';

const LightRunner = createRunner({ runtime: 'child_process' });

/** What a worker of `jest-light-runner` sends before its first spec. */
const QUESTION = 'jest-light-runner-get-worker-data';

/**
 * Runs specs with `jest-light-runner`: in plain Node, where all specs of a worker share the modules that they load. It
 * has no time limits of its own: `light-setup.mjs` ends a test that hangs. Where that fails, this class ends the run and
 * names the spec.
 *
 * It answers the question of one worker to all that have a spec, and never again: a worker that was about to ask missed
 * the answer, and hung (0.7.13, and 0.8.2 as well). So a worker gets its first spec when those before it have asked.
 */
export default class {
  #runner;
  #workers = new Set();
  /** One for each worker but the last, in the order in which they get a spec: it has asked. */
  #questions;
  #asked = 0;
  #begun = 0;

  constructor(globalConfig, ...given) {
    this.#runner = new LightRunner(globalConfig, ...given);
    this.#questions = Array.from({ length: globalConfig.maxWorkers - 1 }, () => {
      const question = {};
      question.promise = new Promise((resolve) => (question.resolve = resolve));
      return question;
    });
  }

  async runTests(tests, watcher, onStart, onResult, onFailure) {
    const limits = new Map();
    const ended = (test) => clearTimeout(limits.get(test));
    subscribe('child_process', this.#addWorker);
    const run = this.#runner.runTests(
      tests,
      watcher,
      async (test) => {
        await this.#questions[this.#begun++ - 1]?.promise;
        limits.set(
          test,
          setTimeout(() => void this.#end(test), SPEC_LIMIT_MS),
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
    await this.#endWorkers();
  }

  /** Node announces each child process. Only the workers have a channel: what a spec borrows must outlive this run. */
  #addWorker = ({ process: worker }) => {
    worker.once('spawn', () => worker.connected && this.#workers.add(worker));
    worker.once('exit', () => this.#workers.delete(worker));
    worker.on('message', (message) => message === QUESTION && this.#questions[this.#asked++]?.resolve());
  };

  /** A worker in which a spec has left a handle would not end by itself. Its pool must not see it exit, and replace it. */
  async #endWorkers() {
    const ends = [...this.#workers].map((worker) => {
      worker.removeAllListeners('exit');
      worker.ref();
      const end = once(worker, 'exit');
      worker.kill('SIGKILL');
      return end;
    });
    await Promise.all(ends);
  }

  #end = async ({ path }) => {
    process.stderr.write(
      `\n${path} did not end within ${SPEC_LIMIT_MS / 60_000} minutes: the run ends here.\n${await readWaits()}\n`,
    );
    await stopServices();
    for (const worker of this.#workers) worker.kill('SIGKILL');
    process.exit(1);
  };
}
