import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const TRICKLE_INTERVAL_MS = 10;

/** Speaks on bare connections, so that it may break every rule of a protocol. */
export class RawServer {
  readonly #open = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Greets each new connection, and answers once something has come. */
  static async start(speak: {
    readonly greet?: (socket: Socket) => void;
    readonly answer: (socket: Socket) => void;
  }): Promise<RawServer> {
    const server = createServer((socket) => {
      started.#open.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => started.#open.delete(socket));
      speak.greet?.(socket);
      socket.once('data', () => speak.answer(socket.resume()));
    });
    const started = new RawServer(server);
    await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
    return started;
  }

  async stop(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await new Promise<void>((closed) => void this.server.close(() => closed()));
  }
}

/** Sends the same again and again, until the other side has gone. */
export const trickle =
  (more: string, begin = '') =>
  (socket: Socket): void => {
    socket.write(begin);
    const sending = setInterval(() => socket.write(more), TRICKLE_INTERVAL_MS);
    socket.once('close', () => clearInterval(sending));
  };
