import { refuse, requireAfter, requirePast, type Decider } from '#kernel/decider';
import type { DirectoryEvents } from './directory.events.js';
import { entryIn } from './directory.rules.js';
import type { Organisation, Registers } from './directory.state.js';
import { beginPeriod, endPeriod, isAmong, isRepeated, replacePeriod, requirePeriod } from './periods.rules.js';

type Registration = DirectoryEvents['OrganisationRegistered'];

export type OrganisationCommands = {
  RegisterOrganisation: Omit<Registration, 'organisationId'> & { organisationId?: string };
  ReviseOrganisation: DirectoryEvents['OrganisationRevised'];
  ChangeCapacity: DirectoryEvents['OrganisationCapacityChanged'];
  EndOrganisation: DirectoryEvents['OrganisationEnded'];
};

type OrganisationEvents = Pick<
  DirectoryEvents,
  'OrganisationRegistered' | 'OrganisationRevised' | 'OrganisationCapacityChanged' | 'OrganisationEnded'
>;

export const organisationDecisions: Pick<
  Decider<Registers, OrganisationEvents, OrganisationCommands>,
  'decide' | 'evolve'
> = {
  decide: {
    RegisterOrganisation: ({ organisations }, command, { now, commandId }) => {
      const { organisationId = commandId, name } = command;
      const data = { ...command, organisationId };
      const before = entryIn(organisations, organisationId);
      if (isRepeated(before && { ...before, payload: before.registered }, data, { what: name, now })) return [];
      requireNameFree(organisations, organisationId, name);
      return [{ type: 'OrganisationRegistered', data }];
    },

    ReviseOrganisation: ({ organisations }, command, { now }) => {
      const { organisationId, name, on, ...details } = command;
      const organisation = requireLasting(organisations, organisationId);
      requirePast(on, now);
      requireAfter(on, { 'the registration': organisation.present.at(-1)?.from });
      if (name !== undefined) requireNameFree(organisations, organisationId, name);
      const same = Object.entries({ ...details, ...(name !== undefined && { name }) }).every(([field, value]) =>
        isAmong([{ value: organisation[field as keyof Organisation] }], { value }),
      );
      return same ? [] : [{ type: 'OrganisationRevised', data: command }];
    },

    ChangeCapacity: ({ organisations }, command, { now }) => {
      const { organisationId, ...capacity } = command;
      const organisation = requireLasting(organisations, organisationId);
      if (isAmong(organisation.capacities, capacity)) return [];
      requirePeriod(capacity, now);
      return [{ type: 'OrganisationCapacityChanged', data: command }];
    },

    EndOrganisation: ({ organisations }, { organisationId, on }, { now }) => {
      const organisation = entryIn(organisations, organisationId) ?? refuseAsUnknown();
      const { from, until } = organisation.present.at(-1)!;
      if (until === on) return [];
      requireLasting(organisations, organisationId);
      requirePast(on, now);
      requireAfter(on, { 'the registration': from });
      return [{ type: 'OrganisationEnded', data: { organisationId, on } }];
    },
  },

  evolve: {
    OrganisationRegistered: (state, registered) =>
      changeOrganisation(state, registered.organisationId, (before) => ({
        name: registered.name,
        localName: registered.localName,
        kind: registered.kind,
        pcctGroup: registered.pcctGroup,
        province: registered.province,
        districts: registered.districts,
        services: registered.services,
        present: beginPeriod(before?.present ?? [], registered.on),
        interruptions: [],
        formerNames: before ? formerNamesOf(before, registered) : [],
        capacities: before?.capacities ?? [],
        registered,
      })),
    OrganisationRevised: (state, { organisationId, on: _, ...details }) =>
      changeOrganisation(
        state,
        organisationId,
        (before) => before && { ...before, ...details, formerNames: formerNamesOf(before, details) },
      ),
    OrganisationCapacityChanged: (state, { organisationId, ...capacity }) =>
      changeOrganisation(
        state,
        organisationId,
        (before) =>
          before && {
            ...before,
            capacities: replacePeriod(before.capacities, capacity, (other) => other.service === capacity.service),
          },
      ),
    OrganisationEnded: (state, { organisationId, on }) =>
      changeOrganisation(
        state,
        organisationId,
        (before) => before && { ...before, present: endPeriod(before.present, on) },
      ),
  },
};

const changeOrganisation = (
  state: Registers,
  id: string,
  change: (before?: Organisation) => Organisation | undefined,
): Registers => {
  const after = change(entryIn(state.organisations, id));
  return after ? { ...state, organisations: { ...state.organisations, [id]: after } } : state;
};

type Names = Pick<Organisation, 'name' | 'localName'>;

/** All names that an organisation has had, besides those that it has now. */
const formerNamesOf = (before: Organisation, now: Partial<Names>): readonly string[] => {
  const present = [now.name ?? before.name, now.localName ?? before.localName];
  const all = [...(before.formerNames ?? []), before.name, before.localName];
  return [...new Set(all)].filter((name) => name !== undefined && !present.includes(name)) as string[];
};

const refuseAsUnknown = (): never =>
  refuse('ORGANISATION_UNKNOWN', 'No organisation has this id: take it from the list of organisations.');

const requireLasting = (organisations: Registers['organisations'], id: string): Organisation => {
  const organisation = entryIn(organisations, id) ?? refuseAsUnknown();
  const { until } = organisation.present.at(-1)!;
  return until === undefined
    ? organisation
    : refuse('ORGANISATION_ENDED', `${organisation.name} was a partner until ${until}: register it again first.`);
};

/** Commands name an organisation by its name, so two at a time may not share one. */
const requireNameFree = (organisations: Registers['organisations'], id: string, name: string): void => {
  const other = Object.entries(organisations).find(
    ([otherId, one]) =>
      otherId !== id &&
      one.present.at(-1)?.until === undefined &&
      [one.name, one.localName].some((known) => known !== undefined && known.toLowerCase() === name.toLowerCase()),
  );
  if (other) refuse('ALREADY_REGISTERED', `${name} is the name of another organisation: revise that one instead.`);
};
