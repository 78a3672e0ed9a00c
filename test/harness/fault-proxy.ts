import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

interface Link {
  readonly near: Socket;
  readonly far: Socket;
}

/** Stands between a process and what it depends on, and does what networks do; healed, it lets everything through that is new. */
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

  /** @param url of what lies behind it, e.g. `esdb://127.0.0.1:2113?tls=false` */
  static async before(url: string, random: () => number): Promise<FaultProxy> {
    const proxy = new FaultProxy(new URL(url), random, 0);
    await proxy.#listen();
    return proxy;
  }

  get url(): string {
    const url = new URL(this.target);
    url.host = `127.0.0.1:${this.port}`;
    return url.href;
  }

  /** Nothing listens there, and what was open is gone. */
  async away(): Promise<void> {
    const closed = once(this.#server!, 'close');
    this.#server!.close();
    this.#server = undefined;
    this.#reset();
    await closed;
  }

  /** Half open: connections stand, and new ones are taken, but no byte goes either way, and nobody is told. */
  silent(): void {
    this.#silent = true;
    for (const { near, far } of this.#links) [near, far].forEach((socket) => socket.pause());
  }

  /** Every connection ends as one does that has said all. */
  end(): void {
    for (const { near } of this.#links) near.end();
  }

  /** Somewhere within what comes next it breaks off: whoever waits has half a frame. @returns once that has happened */
  tear(): Promise<void> {
    this.#bytesLeft = Math.floor(this.random() * 2_000);
    return new Promise((resolve) => (this.#torn = resolve));
  }

  /** Every piece comes up to so many milliseconds late. */
  slow(milliseconds: number): void {
    this.#pause = milliseconds;
  }

  /** Whoever still hangs in silence is told at last: a connection that comes back is another one. */
  async heal(): Promise<void> {
    if (this.#silent) this.#reset();
    this.#silent = false;
    this.#pause = 0;
    if (!this.#server) await this.#listen();
  }

  async close(): Promise<void> {
    if (this.#server) await this.away();
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
    const gone = () => {
      this.#links.delete(link);
      for (const socket of [near, link.far]) socket.destroy();
    };
    for (const socket of [near, link.far]) socket.setNoDelay().on('error', gone).on('close', gone);
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

  /** What still goes through of a piece; when that is not all of it, the connection goes with the rest. */
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
