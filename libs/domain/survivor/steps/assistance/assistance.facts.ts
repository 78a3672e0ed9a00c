import { Column, Entity, Index } from 'typeorm';
import { Fact, facts } from '#kernel/projections';
import type { ServiceMode, ServiceUnit } from './assistance.codes.js';
import type { ServiceType } from '../../../directory/services.codes.js';
import type { AssistanceEvents } from './assistance.events.js';

/** One for each delivery, on the last day of the delivery. */
@Entity('service_fact')
@Index(['happenedOn'])
export class ServiceFact extends Fact {
  @Column('uuid')
  serviceId!: string;

  @Column('text')
  type!: ServiceType;

  @Column('text')
  mode!: ServiceMode;

  @Column('text')
  provider!: string;

  @Column('date')
  from!: string;

  @Column('date')
  to!: string;

  @Column('int')
  quantity!: number;

  @Column('text')
  unit!: ServiceUnit;

  /** In the smallest unit of the currency. */
  @Column('int', { nullable: true })
  amount!: number | null;

  @Column('text', { nullable: true })
  currency!: string | null;
}

export const serviceFacts = facts<AssistanceEvents, ServiceFact>({
  view: ServiceFact,
  on: {
    ServiceDelivered: ({ serviceId, type, mode, provider, from, to, quantity, unit, cost }) => [
      {
        happenedOn: to,
        serviceId,
        type,
        mode,
        provider,
        from,
        to,
        quantity,
        unit,
        amount: cost?.amount ?? null,
        currency: cost?.currency ?? null,
      },
    ],
  },
});
