import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { dayAt, type Day } from '#kernel/decider';
import { AggregateStores, AllowedTo, ROLES, pageInfoOf, type Role } from '#nest';
import { isPresent } from './directory.rules.js';
import { includesDay } from './periods.rules.js';
import { placeOn } from './places.rules.js';
import type { Office, Organisation, RegisterEntry, Worker } from './directory.state.js';
import {
  OfficeConnection,
  OrganisationConnection,
  OrganisationsArgs,
  RegisterArgs,
  StaffArgs,
  WorkerConnection,
  type OfficeType,
  type OrganisationType,
  type WorkerType,
} from './directory.type.js';
import { registersIn } from './registers.js';

const PAGE = 100;

/** The registers as of a day, from the log: decisions use the same state. */
@Resolver()
export class DirectoryResolver {
  constructor(@Inject(AggregateStores) private readonly stores: AggregateStores) {}

  @AllowedTo(...ROLES)
  @Query(() => OfficeConnection, { description: 'The offices that were open on a day.' })
  async offices(@Args() { on = today(), ...page }: RegisterArgs): Promise<OfficeConnection> {
    const { offices } = await registersIn(this.stores);
    return pageOf(thereOn(offices, on), page, (one, code) => officeOn(one, code, on));
  }

  @AllowedTo(...ROLES)
  @Query(() => WorkerConnection, { description: 'The colleagues who worked here on a day.' })
  async staff(@Args() { on = today(), office, ...page }: StaffArgs): Promise<WorkerConnection> {
    const { workers } = await registersIn(this.stores);
    const found = thereOn(workers, on).filter(([, one]) => office === undefined || placeOn(one, on) === office);
    return pageOf(found, page, (one, worker) => workerOn(one, worker, on));
  }

  @AllowedTo(...ROLES)
  @Query(() => OrganisationConnection, { description: 'The partner organisations of a day.' })
  async organisations(
    @Args() { on = today(), service, ended = false, ...page }: OrganisationsArgs,
  ): Promise<OrganisationConnection> {
    const { organisations } = await registersIn(this.stores);
    const found = (ended ? onlyEndedBefore : thereOn)(organisations, on).filter(
      ([, { services }]) => service === undefined || services.includes(service),
    );
    return pageOf(found, page, (one, organisationId) => organisationOn(one, organisationId, on));
  }
}

const today = (): Day => dayAt(new Date().toISOString());

const thereOn = <Entry extends RegisterEntry>(register: Readonly<Record<string, Entry>>, on: Day): [string, Entry][] =>
  Object.entries(register)
    .filter(([, one]) => isPresent(one, on))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Keeps the entries whose last period ended before the day. */
const onlyEndedBefore = <Entry extends RegisterEntry>(
  register: Readonly<Record<string, Entry>>,
  on: Day,
): [string, Entry][] =>
  Object.entries(register)
    .filter(([, one]) => lastPeriodOn(one, on)?.until !== undefined && !isPresent(one, on))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));

const pageOf = <Entry, Node>(
  found: readonly [string, Entry][],
  { first = PAGE, after = '' }: Pick<RegisterArgs, 'first' | 'after'>,
  nodeOf: (entry: Entry, code: string) => Node,
) => {
  const rest = found.filter(([code]) => code > after);
  const edges = rest.slice(0, first).map(([code, entry]) => ({ cursor: code, node: nodeOf(entry, code) }));
  return { edges, pageInfo: pageInfoOf({ edges, after, hasNextPage: rest.length > first }) };
};

const lastPeriodOn = ({ present }: RegisterEntry, on: Day) => present.findLast(({ from }) => from <= on);

const periodOn = ({ present }: RegisterEntry, on: Day) => present.find((period) => includesDay(period, on))!;

const officeOn = (one: Office, code: string, on: Day): OfficeType => {
  const { from, until } = periodOn(one, on);
  const { name = null, localName = null, opened } = one;
  return { code, name, localName, province: opened.province ?? null, openedOn: from, closedOn: until ?? null };
};

const workerOn = (one: Worker, worker: string, on: Day): WorkerType => {
  const { from, until } = periodOn(one, on);
  const { name = null, localName = null, joined } = one;
  const trainings = one.trainings
    .filter((training) => includesDay(training, on))
    .map((training) => ({ ...training, until: training.until ?? null }));
  const roles = joined.roles as readonly Role[];
  const deputies = one.deputies
    .filter((named) => named.until === undefined || named.until >= on)
    .map((named) => ({ deputy: named.deputy, from: named.from, until: named.until ?? null }));
  const office = placeOn(one, on);
  return { worker, name, localName, roles, office, trainings, deputies, joinedOn: from, leftOn: until ?? null };
};

const organisationOn = (one: Organisation, organisationId: string, on: Day): OrganisationType => ({
  organisationId,
  name: one.name,
  localName: one.localName ?? null,
  kind: one.kind,
  pcctGroup: one.pcctGroup ?? null,
  province: one.province ?? null,
  districts: one.districts,
  services: one.services,
  registeredOn: lastPeriodOn(one, on)!.from,
  endedOn: lastPeriodOn(one, on)!.until ?? null,
  capacities: one.capacities
    .filter((capacity) => includesDay(capacity, on))
    .map(({ service, accepts, reason = null, until = null }) => ({ service, accepts, reason, until })),
});
