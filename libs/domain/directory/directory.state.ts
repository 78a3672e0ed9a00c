import type { Day } from '#kernel/decider';
import type { ServiceType } from './services.codes.js';
import type { Capacity, CapacityReason, InterruptionReason, OrganisationKind, Training } from './directory.codes.js';
import type { DirectoryEvents } from './directory.events.js';
import type { NoticeChannel, NoticeKind, NoticeLanguage } from './notices/notices.codes.js';
import type { Period } from './periods.rules.js';

/** Something or somebody in a register, and when it was there. */
export interface RegisterEntry {
  readonly name?: string | undefined;
  readonly localName?: string | undefined;
  /** Names that earlier entries still use. */
  readonly formerNames?: readonly string[];
  readonly present: readonly Period[];
  /** Days within those periods on which it was not there. */
  readonly interruptions: readonly Period[];
}

/** Code → entry. */
export type Register<Entry = RegisterEntry> = Readonly<Record<string, Entry>>;

export interface WorkerEntry extends RegisterEntry {
  readonly trainings: readonly (Period & { readonly training: string })[];
}

/** What decisions know of the registers: an empty one checks nothing. The kernel hands it on, and reads none of it. */
declare module '#kernel/decider' {
  interface Directory {
    readonly offices: Register;
    readonly workers: Register<WorkerEntry>;
    readonly organisations: Register;
  }
}

export interface Office extends RegisterEntry {
  readonly interruptions: readonly (Period & { readonly reason: InterruptionReason })[];
  /** How it was opened last. */
  readonly opened: DirectoryEvents['OfficeOpened'];
}

export interface ChosenNotices {
  readonly kinds: readonly NoticeKind[];
  /** By what the addresses reach them; with none, they are notified nothing. */
  readonly channels: readonly NoticeChannel[];
  readonly language: NoticeLanguage;
  readonly timeZone: string;
  readonly dailyAtHour: number;
  /** The id of the event, which holds the addresses. */
  readonly chosenIn: string;
}

/** Who acts in the place of a supervisor, and when. */
export interface Deputy extends Period {
  readonly deputy: string;
  /** Where the supervisor worked when the deputy was named: it is not for another office. */
  readonly office: string;
  /** A supervisor of the office named them, so they may work elsewhere. */
  readonly isAllowed: boolean;
}

export interface Worker extends WorkerEntry {
  readonly trainings: readonly (Period & { readonly training: Training })[];
  readonly deputies: readonly Deputy[];
  /** Where the worker was, each from a day on. */
  readonly places: readonly { readonly office: string; readonly from: Day }[];
  /** What they are notified outside the console; undefined before they chose. */
  readonly notices?: ChosenNotices;
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
