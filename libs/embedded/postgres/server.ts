import { setTimeout as sleep } from 'node:timers/promises';
import { adoptServer } from './adopt.js';
import { CannotStart } from './cannot-start.js';
import { socketFolderOf } from './connection.js';
import { ServerExitedEarly, launch, type Server } from './launch.js';
import type { Location } from './location.js';
import type { CleanupTimeouts } from './timeouts.js';
import { choosePort, portTakenError } from './port.js';
import { clearAway } from './postmaster.js';
import type { Passwords } from './secrets.js';

interface ServerRequest {
  folder: string;
  location: Location;
  postgres: string;
  passwords: Passwords;
  port: number | undefined;
  timeouts: CleanupTimeouts;
}

const TAKEN = /could not bind IPv4 address|could not create any TCP\/IP sockets/;
/** A file system may have none: the port is enough. */
const WITHOUT_SOCKETS = /could not create any Unix-domain sockets/;
/** Another starter was faster, or the last server's shared memory is still held. */
const OCCUPIED = /lock file "postmaster.pid" already exists|is still in use/;

/** The server that already runs in the cluster, or a new one. */
export async function serverOf({
  folder,
  location,
  postgres,
  passwords,
  port: requestedPort,
  timeouts,
}: ServerRequest): Promise<Server> {
  let sockets = true;
  for (let attempt = 1; ; attempt++) {
    const adopted = await adoptServer(location.cluster, passwords, requestedPort, timeouts);
    if (adopted !== undefined) return adopted;
    await clearAway(location.cluster, timeouts);
    const port = await choosePort(folder, requestedPort);
    try {
      const socketFolder = sockets ? socketFolderOf(location.cluster, port) : undefined;
      return await launch(folder, location, postgres, port, socketFolder);
    } catch (error) {
      if (!(error instanceof ServerExitedEarly)) throw error;
      if (sockets && WITHOUT_SOCKETS.test(error.output)) {
        sockets = false;
        continue;
      }
      if (TAKEN.test(error.output) && requestedPort !== undefined) throw portTakenError(requestedPort);
      if (attempt === 5 || !(TAKEN.test(error.output) || OCCUPIED.test(error.output))) {
        throw new CannotStart(`Postgres does not start in ${location.cluster}:\n${error.message}`, { cause: error });
      }
      await sleep(attempt * 200);
    }
  }
}
