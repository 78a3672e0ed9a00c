import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Megabytes of its heap, and of the young generation: nearly all of its objects die with their batch. */
const [HEAP_MB, YOUNG_MB] = [320, 32];

/** Milliseconds before it is restarted after an early end: at first, and at most. */
const [MIN_PAUSE_MS, MAX_PAUSE_MS] = [100, 1_000];

const BUILDER = fileURLToPath(new URL('./builder.js', import.meta.url));

/** The process that builds a set, restarted until the set is built or no longer wanted. */
export class RebuildProcess {
  #child: ChildProcess | undefined;
  #attempts = 0;
  #notBefore = 0;
  #version: number | undefined;

  /** @param ended called when the process has ended early */
  constructor(private readonly ended: (version: number, how: string) => void) {}

  /** Called repeatedly while this set is to be built. */
  of(version: number): void {
    if (version !== this.#version) [this.#version, this.#attempts, this.#notBefore] = [version, 0, 0];
    if (this.#child || Date.now() < this.#notBefore) return;
    const child = fork(BUILDER, [String(version)], {
      // without source maps, which are large: what ends a build is reported by kind and event
      execArgv: [`--max-old-space-size=${HEAP_MB}`, `--max-semi-space-size=${YOUNG_MB}`],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      detached: true, // Linux may share the processors among sessions, so its nice value counts only in a session of its own
    });
    this.#child = child;
    child.once('exit', (code, signal) => {
      this.#child = undefined;
      if (code === 0) return void (this.#attempts = 0);
      this.#notBefore = Date.now() + Math.min(MAX_PAUSE_MS, MIN_PAUSE_MS * 2 ** this.#attempts++);
      this.ended(version, signal ?? `exit code ${code}`);
    });
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGKILL'); // the next one resumes from its checkpoints
    await gone;
  }
}
