import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const SIZE = 3 * 2 ** 30;
const PROGRAM = join(import.meta.dirname, 'volatile-disk.mjs');

const run = (program, ...words) => execFileSync(program, words, { encoding: 'utf8', stdio: 'pipe' }).trim();
const tried = (program, ...words) => {
  try {
    run(program, ...words);
    return true;
  } catch {
    return false;
  }
};

const contentOf = (read) => {
  try {
    return read();
  } catch {
    return ''; // it has ended
  }
};

/** Every process that was started with this path, or stands in it. */
const processesOf = (path) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) =>
      [
        () => readFileSync(`/proc/${pid}/environ`, 'utf8'),
        () => readFileSync(`/proc/${pid}/cmdline`, 'utf8'),
        () => readlinkSync(`/proc/${pid}/cwd`),
      ].some((read) => contentOf(read).includes(path)),
    )
    .map(Number);

/** An ext4 file system on a loop device on the volatile disk. */
export class Disk {
  #process;
  #device;

  /** @param share how much of what is written reaches the medium before it is flushed, from 0 to 1 */
  constructor(folder, { share, random }) {
    this.image = join(folder, 'image');
    this.shelf = join(folder, 'shelf');
    this.path = join(folder, 'data');
    Object.assign(this, { share, random });
    for (const place of [this.shelf, this.path]) mkdirSync(place);
    closeSync(openSync(this.image, 'w'));
    truncateSync(this.image, SIZE);
    run('mkfs.ext4', '-q', '-E', 'nodiscard', this.image);
  }

  async on() {
    const seed = String(Math.floor(this.random() * 2 ** 32));
    const words = [PROGRAM, this.shelf, this.image, String(this.share), seed];
    this.#process = spawn(process.execPath, words, { stdio: 'inherit' });
    const disk = join(this.shelf, 'disk');
    for (let n = 0; !existsSync(disk); n++) {
      if (n > 500) throw new Error('The volatile disk is not there: is there /dev/fuse, and are you root?');
      await sleep(20);
    }
    this.#device = run('losetup', '--find', '--show', disk);
    // after a cut, this replays the journal
    run('mount', '-o', 'nodiscard', this.#device, this.path);
  }

  /** The disk forgets what it has not flushed, and in the same moment every process on it dies. */
  async cut() {
    this.#process.kill('SIGKILL');
    for (;;) {
      const living = processesOf(this.path);
      for (const pid of living) contentOf(() => process.kill(pid, 'SIGKILL'));
      if (living.length === 0) return;
      await sleep(20);
    }
  }

  /** After a cut, or after an orderly end. */
  async off() {
    for (let n = 0; !tried('umount', this.path); n++) {
      if (n > 200) throw new Error(`${this.path} is still in use.`);
      await sleep(50);
    }
    run('losetup', '--detach', this.#device);
    for (let n = 0; !tried('umount', this.shelf); n++) {
      if (n > 200) throw new Error(`${this.shelf} is still in use.`);
      await sleep(50);
    }
  }
}
