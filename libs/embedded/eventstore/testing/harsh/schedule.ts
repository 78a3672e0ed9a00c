import type { Faults } from './faults.js';

const REFUSAL_EVERY_MS = 7_000;
const REFUSAL_LASTS_MS = 300;
const LATE_SHARE = 0.05;
const LATE_MAX_MS = 400;
const READ_LAG_MS = 2_000;
const DROP_EVERY_EVENTS = 97;
const FOREIGN_EVERY_APPENDS = 5;

/** All faults that a caller must survive unnoticed, some always and some now and then. */
export function turnOnAll(faults: Faults, random: () => number = Math.random): void {
  faults.answersTwice = 'errors';
  faults.answerDelayMs = () => (random() < LATE_SHARE ? random() * LATE_MAX_MS : 0);
  faults.readLagMs = READ_LAG_MS;
  faults.dropEveryEvents = DROP_EVERY_EVENTS;
  faults.foreignEveryAppends = FOREIGN_EVERY_APPENDS;
  const began = Date.now();
  // appends are refused for a moment: the server starts, or has no leader
  const refusal = (): 'starting' | 'no leader' | undefined => {
    const elapsed = Date.now() - began;
    if (elapsed < REFUSAL_EVERY_MS || elapsed % REFUSAL_EVERY_MS > REFUSAL_LASTS_MS) return undefined;
    return Math.floor(elapsed / REFUSAL_EVERY_MS) % 2 ? 'starting' : 'no leader';
  };
  faults.isStarting = (rpc) => rpc === 'append' && refusal() === 'starting';
  faults.hasLeader = (rpc) => rpc !== 'append' || refusal() !== 'no leader';
}
