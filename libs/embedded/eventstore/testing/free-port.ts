import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Systems take the ports of outgoing connections from 32768 on (Linux) or 49152 on (RFC 6335). */
const LOWEST = 15_000;
const HIGHEST = 32_767;

/**
 * A port that stays free until something listens there, also between two starts: it is none that an outgoing connection
 * of another test may take meanwhile.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    const probe = createServer().listen(port, '127.0.0.1');
    const isFree = await once(probe, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    probe.close();
    await once(probe, 'close');
    return port;
  }
}
