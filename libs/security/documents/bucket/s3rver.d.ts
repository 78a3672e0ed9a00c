/** The S3 server that specs start: it has no types of its own. */
declare module 's3rver' {
  import type { AddressInfo } from 'node:net';

  export default class S3rver {
    constructor(options: {
      readonly directory: string;
      readonly port: number;
      readonly address: string;
      readonly silent: boolean;
    });
    run(): Promise<AddressInfo>;
    close(): Promise<void>;
    readonly store: { putBucket(name: string): Promise<unknown> };
  }
}
