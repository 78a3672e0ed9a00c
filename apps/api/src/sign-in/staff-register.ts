import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { isAway, knownRegistersIn, officeOn, type Registers } from '#domain/directory';
import { dayAt } from '#kernel/decider';
import { AggregateStores } from '#nest';

/** The registers by which a person is let in and placed. */
@Injectable()
export class StaffRegister implements OnApplicationBootstrap {
  constructor(private readonly stores: AggregateStores) {}

  /** Before the API listens: the first request would wait for it. */
  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.read();
    } catch (error) {
      if (!isAway(error)) throw error; // an outage is for those to know who ask
    }
  }

  /** A promise only where they are read. @throws StoreUnavailable if they were not read since the start */
  read(): Registers | Promise<Registers> {
    return knownRegistersIn(this.stores);
  }

  /** The office of a colleague today; undefined for a person who does not work here. @throws like `read` */
  async officeOf(id: string): Promise<string | undefined> {
    return officeOn(await this.read(), id, dayAt(new Date().toISOString()));
  }
}
