import { Worker } from 'node:worker_threads';

/** Milliseconds that a batch may take, or the event loop may be blocked, before the process is ended. */
const BATCH_TIMEOUT_MS = 120_000;

const RUNNING = new Set<{ readonly since: number }>();

/** Work that must end, whether it succeeds or fails. */
export const watch = async <Result>(work: Promise<Result>): Promise<Result> => {
  const one = { since: performance.now() };
  RUNNING.add(one);
  try {
    return await work;
  } finally {
    RUNNING.delete(one);
  }
};

/** Runs on a thread of its own: a blocked event loop can neither watch itself nor write to its log. */
const WATCHES = `
  const { workerData: { beats, timeoutMs } } = require('node:worker_threads');
  const heart = new Int32Array(beats);
  let [last, since] = [-1, Date.now()];
  setInterval(() => {
    const now = Atomics.load(heart, 0);
    if (now !== last) [last, since] = [now, Date.now()];
    if (Date.now() - since < timeoutMs) return;
    const msg = 'The event loop has not moved for ' + timeoutMs + ' ms. The process ends, and resumes from its checkpoints after a restart.';
    const line = { level: 'fatal', time: new Date().toISOString(), process: 'projector', pid: process.pid, event: 'EVENT_LOOP_BLOCKED', msg };
    require('node:fs').writeSync(2, JSON.stringify(line) + '\\n');
    process.kill(process.pid, 'SIGKILL');
  }, timeoutMs / 10);
`;

/**
 * Ends this process when its event loop is blocked, or when work never ends. Its supervisor restarts it. Nothing is lost,
 * since rows and checkpoints change in one transaction.
 * @returns how to stop watching
 */
export const watchLoop = (timeoutMs = BATCH_TIMEOUT_MS): (() => void) => {
  const beats = new SharedArrayBuffer(4);
  const heart = new Int32Array(beats);
  const beat = setInterval(() => {
    const stuck = [...RUNNING].some(({ since }) => performance.now() - since > timeoutMs);
    if (!stuck) Atomics.add(heart, 0, 1);
  }, timeoutMs / 20);
  beat.unref();
  const worker = new Worker(WATCHES, { eval: true, execArgv: [], workerData: { beats, timeoutMs } });
  worker.unref();
  return () => {
    clearInterval(beat);
    void worker.terminate();
  };
};
