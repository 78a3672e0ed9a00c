import { createServer as plainServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import { createServer as tlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ReceivedWebhook {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver of webhooks on this machine. */
export class TestReceiver {
  readonly received: ReceivedWebhook[] = [];
  /** What it answers; `silent` never answers. */
  answer: number | 'silent' = 204;
  location = '';

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(tls?: { readonly key: string; readonly cert: string }): Promise<TestReceiver> {
    let started: TestReceiver;
    const take: RequestListener = (request, response) => {
      void text(request).then((body) => {
        started.received.push({ path: request.url ?? '', headers: request.headers, body });
        if (started.answer === 'silent') return;
        response.writeHead(started.answer, started.location ? { location: started.location } : {}).end();
      });
    };
    const server = tls ? tlsServer(tls, take) : plainServer(take);
    await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    started = new TestReceiver(server, `${tls ? 'https' : 'http'}://localhost:${port}`);
    return started;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((closed) => void this.server.close(() => closed()));
  }
}
