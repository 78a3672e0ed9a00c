import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { AllStreamSubscription, AppendResult } from '@eventstore/db-client';
import { Heard, connect, some } from './client.js';
import { serve, type Served } from './node.js';

type Client = Served['client'];

/** A node for one spec, and somebody who subscribes to it: what a test opens is closed after it. */
export class Subscriber {
  served!: Served;
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

  toAll(...args: Parameters<Client['subscribeToAll']>): Heard {
    const subscription = this.client.subscribeToAll(...args);
    this.closes(subscription);
    return new Heard(subscription);
  }

  toStream(stream: string, ...rest: [object?]): Heard {
    const subscription = this.client.subscribeToStream(stream, ...rest);
    this.closes(subscription);
    return new Heard(subscription);
  }

  append(stream: string, count: number, type?: string): Promise<AppendResult> {
    return this.served.client.appendToStream(stream, some(count, type), { expectedRevision: 'any' });
  }
}
