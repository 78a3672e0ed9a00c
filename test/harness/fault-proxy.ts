import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

interface Link {
  readonly near: Socket;
  readonly far: Socket;
}

/**
 * Stands between a process and its dependency, and has the faults of a network; once healed, it lets new connections
 * through.
 */
export class FaultProxy {
  readonly #links = new Set<Link>();
  #server: Server | undefined;
  #silent = false;
  #pause = 0;
  #bytesLeft = Infinity;
  #torn: () => void = () => undefined;

  private constructor(
    private readonly target: URL,
    private readonly random: () => number,
    private port: number,
  ) {}

  /** @param url of the dependency, e.g. `esdb://127.0.0.1:2113?tls=false` */
  static async inFrontOf(url: string, random: () => number): Promise<FaultProxy> {
    const proxy = new FaultProxy(new URL(url), random, 0);
    await proxy.#listen();
    return proxy;
  }

  get url(): string {
    const url = new URL(this.target);
    url.host = `127.0.0.1:${this.port}`;
    return url.href;
  }

  /** Closes the port and all open connections. */
  async goAway(): Promise<void> {
    const closed = once(this.#server!, 'close');
    this.#server!.close();
    this.#server = undefined;
    this.#reset();
    await closed;
  }

  /**
   * Half open: connections stay and new ones are accepted, but no byte passes in either direction, and nobody is
   * notified.
   */
  fallSilent(): void {
    this.#silent = true;
    for (const { near, far } of this.#links) [near, far].forEach((socket) => socket.pause());
  }

  /** Closes every connection in order. */
  end(): void {
    for (const { near } of this.#links) near.end();
  }

  /**
   * Breaks a connection within its next message, so that the receiver has half a frame.
   * @returns once that has happened
   */
  tear(): Promise<void> {
    this.#bytesLeft = Math.floor(this.random() * 2_000);
    return new Promise((resolve) => (this.#torn = resolve));
  }

  /** Delays every piece by up to so many milliseconds. */
  slowDown(milliseconds: number): void {
    this.#pause = milliseconds;
  }

  /** Closes connections that are still half open: a process that reconnects gets a new one. */
  async heal(): Promise<void> {
    if (this.#silent) this.#reset();
    this.#silent = false;
    this.#pause = 0;
    if (!this.#server) await this.#listen();
  }

  async close(): Promise<void> {
    if (this.#server) await this.goAway();
    this.#reset();
  }

  async #listen(): Promise<void> {
    this.#server = createServer((near) => this.#join(near)).listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.port = (this.#server.address() as AddressInfo).port;
  }

  #join(near: Socket): void {
    const link: Link = { near, far: connect(Number(this.target.port), this.target.hostname) };
    this.#links.add(link);
    const dropLink = () => {
      this.#links.delete(link);
      for (const socket of [near, link.far]) socket.destroy();
    };
    for (const socket of [near, link.far]) socket.setNoDelay().on('error', dropLink).on('close', dropLink);
    this.#carry(near, link.far, (piece) => piece);
    this.#carry(link.far, near, (piece) => this.#tornFrom(piece, near));
    if (this.#silent) [near, link.far].forEach((socket) => socket.pause());
  }

  #carry(from: Socket, to: Socket, cut: (piece: Buffer) => Buffer): void {
    from.on('data', (piece: Buffer) => {
      to.write(cut(piece));
      if (this.#pause === 0) return;
      from.pause();
      setTimeout(() => this.#silent || from.resume(), this.random() * this.#pause);
    });
  }

  /** The part of a piece that passes; if it is not all of it, the connection is closed. */
  #tornFrom(piece: Buffer, near: Socket): Buffer {
    this.#bytesLeft -= piece.length;
    if (this.#bytesLeft >= 0) return piece;
    const through = piece.subarray(0, Math.max(0, this.#bytesLeft + piece.length));
    this.#bytesLeft = Infinity;
    setImmediate(() => {
      near.resetAndDestroy();
      this.#torn();
    });
    return through;
  }

  #reset(): void {
    for (const { near, far } of this.#links) {
      near.resetAndDestroy();
      far.destroy();
    }
  }
}
