import type { Day, Period, RegisterEntry, WorkerEntry } from '#kernel/decider';
import type { ServiceType } from '../survivor/steps/assistance/assistance.codes.js';
import type { Capacity, CapacityReason, InterruptionReason, OrganisationKind, Training } from './directory.codes.js';
import type { DirectoryEvents } from './directory.events.js';

export interface Office extends RegisterEntry {
  readonly interruptions: readonly (Period & { readonly reason: InterruptionReason })[];
  /** How it was opened last. */
  readonly opened: DirectoryEvents['OfficeOpened'];
}

export interface Worker extends WorkerEntry {
  readonly trainings: readonly (Period & { readonly training: Training })[];
  /** Where the worker was, each from a day on. */
  readonly places: readonly { readonly office: string; readonly from: Day }[];
  /** How they joined last. */
  readonly joined: DirectoryEvents['WorkerJoined'];
}

export interface Organisation extends RegisterEntry {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly pcctGroup: string | undefined;
  readonly province: string | undefined;
  readonly districts: readonly string[];
  readonly services: readonly ServiceType[];
  readonly capacities: readonly (Period & {
    readonly service: ServiceType;
    readonly accepts: Capacity;
    readonly reason?: CapacityReason | undefined;
  })[];
  readonly registered: DirectoryEvents['OrganisationRegistered'];
}

/** The three registers. Offices by code, workers by the name with which they sign in, organisations by id. */
export interface Registers {
  readonly offices: Readonly<Record<string, Office>>;
  readonly workers: Readonly<Record<string, Worker>>;
  readonly organisations: Readonly<Record<string, Organisation>>;
}
