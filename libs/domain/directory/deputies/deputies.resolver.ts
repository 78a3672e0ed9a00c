import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { dayAt, type Actor } from '#kernel/decider';
import { AggregateStores, AllowedTo, CurrentActor, ROLES } from '#nest';
import { registersIn } from '../registers.js';
import { MAY_STAND_IN, supervisorsCoveredBy } from './deputies.rules.js';
import { StandInType } from './deputies.type.js';

@Resolver()
export class DeputiesResolver {
  constructor(@Inject(AggregateStores) private readonly stores: AggregateStores) {}

  /** While somebody acts in one place, they choose no other: only the token says in whose name they came. */
  @AllowedTo(...ROLES)
  @Query(() => [StandInType], { description: 'The supervisors in whose place you may act today.' })
  async standIns(@CurrentActor() { id, role }: Actor): Promise<readonly StandInType[]> {
    if (!MAY_STAND_IN.includes(role)) return [];
    const registers = await registersIn(this.stores);
    return supervisorsCoveredBy(registers, id, dayAt(new Date().toISOString())).map(
      ({ worker, office, until = null }) => {
        const { name = null, localName = null } = registers.workers[worker]!;
        return { worker, name, localName, office, until };
      },
    );
  }
}
