import { readFileSync, readdirSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { shown } from './numbers.mjs';

/** The interval of measurements, and the time before a row in which other processes must be idle. */
const LOOK_INTERVAL_MS = 1_000;
const QUIET_BEFORE_MS = 10_000;
/** The allowed share of all processors. */
export const OTHERS_MAX_SHARE = 0.05;
/** The clock ticks of Linux. */
const TICKS_PER_SECOND = 100;

/** Every process with its processor time in ticks, including processes of the kernel. */
const processes = () => {
  const all = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
      all.set(Number(pid), { name, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) });
    } catch {
      // the process has ended meanwhile
    }
  }
  return all;
};

const isKernel = (pid, { parent }) => pid === 2 || parent === 2;

/** Whether a process descends from one of these. */
const isOurs = (all, pid, measured) => {
  for (let one = pid; one > 1; one = all.get(one)?.parent ?? 0) if (measured.includes(one)) return true;
  return false;
};

/** Measures the processor time of other processes from its start on. It needs /proc. */
export class Quiet {
  #measured;
  #before = processes();
  #at = performance.now();
  #looks = [];
  #timer = setInterval(() => this.#look(), LOOK_INTERVAL_MS);

  /** @param running processes that are measured, beside this one and what it starts */
  constructor(running = []) {
    this.#measured = [process.pid, ...running];
  }

  stop() {
    clearInterval(this.#timer);
  }

  /** Waits until the time before a row can be measured. */
  async settle() {
    while (this.#looks.length * LOOK_INTERVAL_MS < QUIET_BEFORE_MS) await sleep(LOOK_INTERVAL_MS);
  }

  /** @returns the share that others used from ten seconds before `start` until now, and the busiest of them */
  since(start) {
    const seen = this.#looks.filter(({ at }) => at > start - QUIET_BEFORE_MS);
    const share = (looks) => {
      const span = looks.reduce((sum, { span: one }) => sum + one, 0);
      return span === 0 ? 0 : looks.reduce((sum, { ticks }) => sum + ticks, 0) / (span * cpus().length);
    };
    const names = new Map();
    for (const { who } of seen) for (const [name, ticks] of who) names.set(name, (names.get(name) ?? 0) + ticks);
    const worst = [...names].toSorted(([, one], [, other]) => other - one).slice(0, 3);
    const before = share(seen.filter(({ at }) => at <= start));
    const during = share(seen.filter(({ at }) => at > start));
    return { before, during, quiet: Math.max(before, during) <= OTHERS_MAX_SHARE, worst: worst.map(([name]) => name) };
  }

  /** Says whether what was measured from `start` until now is a result. */
  verdictSince(start) {
    const { during, worst } = this.since(start);
    const loads = loadavg().map((one) => shown(one));
    return (
      `${cpus().length} processors, load average ${loads.join(' ')}; others used ${shown(100 * during)} % of the ` +
      `processors (${worst.join(', ')}), ${during <= OTHERS_MAX_SHARE ? 'a result' : 'so this is no result'}`
    );
  }

  #look() {
    const now = processes();
    const at = performance.now();
    const who = [...now]
      .filter(([pid, one]) => !isKernel(pid, one) && !isOurs(now, pid, this.#measured))
      .map(([pid, { name, ticks }]) => [name, ticks - (this.#before.get(pid)?.ticks ?? ticks)])
      .filter(([, ticks]) => ticks > 0);
    const span = ((at - this.#at) / 1_000) * TICKS_PER_SECOND;
    this.#looks.push({ at, span, who, ticks: who.reduce((sum, [, ticks]) => sum + ticks, 0) });
    this.#before = now;
    this.#at = at;
  }
}
