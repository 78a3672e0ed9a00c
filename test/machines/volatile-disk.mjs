/*
 * A disk with a cache that a power cut empties: one file, `disk`, in a file system of its own (FUSE, spoken here
 * without a library). What is written lies in the memory of this process, and in the image only once it is flushed. Kill
 * the process, and the power is cut. As with a real disk, some of what was never flushed has reached the image by then, in
 * no order.
 *
 * node volatile-disk.mjs <folder to mount on> <image> <share that reaches the image at once> <seed>
 */
import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

const [folder, image, share, seed] = process.argv.slice(2);

/** What a disk writes whole or not at all. */
const SECTOR = 512;
const MAX_WRITE = 1 << 20;
/** The root of the file system is 1n. */
const DISK = 2n;
const NAME = 'disk';

/** The requests that are answered, by their numbers in linux/fuse.h. */
const ASKED = {
  1: 'lookup',
  3: 'attributes',
  4: 'attributes',
  14: 'open',
  15: 'read',
  16: 'write',
  20: 'flush',
  26: 'begin',
};
/** These are answered with nothing, and the first two with no answer at all. */
const [FORGET, FORGET_ALL, ...NOTHING] = [2, 42, 18, 25, 27, 29, 38];
const INTERRUPT = 36;
const ENOENT = 2;
const ENOSYS = 38;
/** FUSE_ASYNC_READ, FUSE_BIG_WRITES and FUSE_MAX_PAGES. */
const ABILITIES = 1 | (1 << 5) | (1 << 22);

const file = openSync(image, 'r+');
const { size } = fstatSync(file);
/** The newest content of each sector that is not in the image. */
const unflushed = new Map();

let state = Number(seed) >>> 0;
/** The numbers of test/harness/seeded.ts, written again: this program runs as it stands, without a compiler. */
const random = () => {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

const attributesOf = (node) => {
  const out = Buffer.alloc(88);
  out.writeBigUInt64LE(node, 0);
  out.writeBigUInt64LE(node === DISK ? BigInt(size) : 0n, 8);
  out.writeUInt32LE(node === DISK ? 0o100600 : 0o40700, 60);
  out.writeUInt32LE(1, 64);
  out.writeUInt32LE(4_096, 80);
  return out;
};

const overlaid = (offset, length) => {
  const out = Buffer.alloc(length);
  readSync(file, out, 0, length, offset);
  if (unflushed.size === 0) return out;
  for (let at = 0; at < length; at += SECTOR) unflushed.get((offset + at) / SECTOR)?.copy(out, at);
  return out;
};

const answers = {
  begin: () => {
    const out = Buffer.alloc(64);
    out.writeUInt32LE(7, 0);
    out.writeUInt32LE(31, 4);
    out.writeUInt32LE(MAX_WRITE, 8);
    out.writeUInt32LE(ABILITIES, 12);
    out.writeUInt16LE(64, 16);
    out.writeUInt16LE(48, 18);
    out.writeUInt32LE(MAX_WRITE, 20);
    out.writeUInt32LE(1, 24);
    out.writeUInt16LE(MAX_WRITE / 4_096, 28);
    return out;
  },
  lookup: (_, body) => {
    if (body.toString('utf8', 0, body.length - 1) !== NAME) return ENOENT;
    const node = Buffer.alloc(40);
    node.writeBigUInt64LE(DISK, 0);
    return Buffer.concat([node, attributesOf(DISK)]);
  },
  attributes: (node) => Buffer.concat([Buffer.alloc(16), attributesOf(node)]),
  open: () => Buffer.alloc(16),
  read: (_, body) => {
    const offset = Number(body.readBigUInt64LE(8));
    return overlaid(offset, Math.max(0, Math.min(body.readUInt32LE(16), size - offset)));
  },
  write: (_, body) => {
    const offset = Number(body.readBigUInt64LE(8));
    const length = body.readUInt32LE(16);
    const content = Buffer.from(body.subarray(40, 40 + length));
    for (let at = 0; at < length; at += SECTOR) {
      const sector = (offset + at) / SECTOR;
      if (random() < share) {
        writeSync(file, content, at, SECTOR, offset + at);
        unflushed.delete(sector);
      } else unflushed.set(sector, content.subarray(at, at + SECTOR));
    }
    const out = Buffer.alloc(8);
    out.writeUInt32LE(length, 0);
    return out;
  },
  flush: () => {
    for (const [sector, content] of unflushed) writeSync(file, content, 0, SECTOR, sector * SECTOR);
    unflushed.clear();
    return Buffer.alloc(0);
  },
};

const device = openSync('/dev/fuse', 'r+');
const options = 'fd=3,rootmode=40000,user_id=0,group_id=0';
spawn('mount', ['-i', '-t', 'fuse', '-o', options, 'volatile-disk', folder], {
  stdio: ['ignore', 'inherit', 'inherit', device],
});

const answered = (unique, content) => {
  const body = typeof content === 'number' ? Buffer.alloc(0) : content;
  const head = Buffer.alloc(16);
  head.writeUInt32LE(16 + body.length, 0);
  head.writeInt32LE(typeof content === 'number' ? -content : 0, 4);
  head.writeBigUInt64LE(unique, 8);
  try {
    writeSync(device, Buffer.concat([head, body]));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error; // who asked no longer waits
  }
};

const request = Buffer.alloc(MAX_WRITE + 65_536);
/** @returns the length of the next request; undefined once it is unmounted */
const next = () => {
  for (;;) {
    try {
      return readSync(device, request);
    } catch ({ code }) {
      if (code === 'ENODEV') return undefined;
      if (code === 'EPERM')
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10); // it is being mounted
      else if (!['EINTR', 'EAGAIN', 'ENOENT'].includes(code)) throw new Error(`The kernel's requests end: ${code}`);
    }
  }
};

for (let length = next(); length !== undefined; length = next()) {
  const kind = request.readUInt32LE(4);
  const unique = request.readBigUInt64LE(8);
  if ([FORGET, FORGET_ALL, INTERRUPT].includes(kind)) continue;
  const answer = answers[ASKED[kind]];
  if (answer) answered(unique, answer(request.readBigUInt64LE(16), request.subarray(40, length)));
  else answered(unique, NOTHING.includes(kind) ? Buffer.alloc(0) : ENOSYS);
}
closeSync(device);
