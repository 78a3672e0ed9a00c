import type { AllStreamSubscription, AppendResult } from '@eventstore/db-client';
import { ReceivedEvents, connect, makeEvents } from './client.js';
import { serve, type RunningNode } from './node.js';

type Client = RunningNode['client'];

/** A node and a subscriber for one spec; all that a test opens is closed after it. */
export class Subscriber {
  served!: RunningNode;
  client!: Client;
  readonly #open: AllStreamSubscription[] = [];

  constructor() {
    beforeAll(async () => {
      this.served = await serve();
      this.client = connect(this.served.node.url);
    });
    afterEach(async () => {
      await Promise.all(this.#open.splice(0).map((subscription) => subscription.unsubscribe()));
    });
    afterAll(async () => {
      await this.client.dispose();
      await this.served.close();
    });
  }

  closes(subscription: unknown): void {
    this.#open.push(subscription as AllStreamSubscription);
  }

  toAll(...args: Parameters<Client['subscribeToAll']>): ReceivedEvents {
    const subscription = this.client.subscribeToAll(...args);
    this.closes(subscription);
    return new ReceivedEvents(subscription);
  }

  toStream(stream: string, ...rest: [object?]): ReceivedEvents {
    const subscription = this.client.subscribeToStream(stream, ...rest);
    this.closes(subscription);
    return new ReceivedEvents(subscription);
  }

  append(stream: string, count: number, type?: string): Promise<AppendResult> {
    return this.served.client.appendToStream(stream, makeEvents(count, type), { expectedRevision: 'any' });
  }
}
