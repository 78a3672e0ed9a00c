import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Megabytes of its heap, and of the part for what is young: nearly all that it makes is gone with its batch. */
const [HEAP, YOUNG] = [320, 32];

/** Milliseconds before it is begun again when it has ended before its time, and at most. */
const [PAUSE, LONGEST_PAUSE] = [100, 1_000];

/** The process that builds a set, begun again until the set is built, or nobody wants it any more. */
export class Building {
  #child: ChildProcess | undefined;
  #attempts = 0;
  #notBefore = 0;
  #version: number | undefined;

  /** @param ended told when it has ended before its time */
  constructor(
    private readonly ended: (version: number, how: string) => void,
    private readonly main = fileURLToPath(new URL('./builder.js', import.meta.url)),
  ) {}

  /** That this set is to be built, said again and again. */
  of(version: number): void {
    if (version !== this.#version) [this.#version, this.#attempts, this.#notBefore] = [version, 0, 0];
    if (this.#child || Date.now() < this.#notBefore) return;
    const child = fork(this.main, [String(version)], {
      execArgv: ['--enable-source-maps', `--max-old-space-size=${HEAP}`, `--max-semi-space-size=${YOUNG}`],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      detached: true, // Linux may share the processors among sessions, so it is kind only in one of its own
    });
    this.#child = child;
    child.once('exit', (code, signal) => {
      this.#child = undefined;
      if (code === 0) return void (this.#attempts = 0);
      this.#notBefore = Date.now() + Math.min(LONGEST_PAUSE, PAUSE * 2 ** this.#attempts++);
      this.ended(version, signal ?? `exit code ${code}`);
    });
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGKILL'); // it goes on from its checkpoints
    await gone;
  }
}
