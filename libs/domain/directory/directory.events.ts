import type { Day, Personal } from '#kernel/decider';
import type { ServiceType } from './services.codes.js';
import type { Capacity, CapacityReason, InterruptionReason, OrganisationKind, Training } from './directory.codes.js';
import type { NoticeChannel, NoticeKind, NoticeLanguage } from './notices/notices.codes.js';

/**
 * These names and shapes are stored forever: never edit one, add one. An office is named by its code and a worker by the
 * name with which they sign in, as in all other events. A last day is included: on that day, it was still so.
 */
export type DirectoryEvents = {
  OfficeOpened: {
    office: string;
    name?: string;
    localName?: string;
    /** Gazetteer code of the province, two digits. */
    province?: string;
    on: Day;
  };
  /** Replaces an interruption that began on the same day. */
  OfficeInterrupted: { office: string; reason: InterruptionReason; from: Day; until?: Day };
  /** The first day of its last period was wrong: it is this one. */
  OfficeOpeningCorrected: { office: string; on: Day };
  /** `on` is the last day. */
  OfficeClosed: { office: string; on: Day };
  WorkerJoined: {
    worker: string;
    name?: string;
    localName?: string;
    roles: readonly string[];
    office?: string;
    on: Day;
  };
  /** The first day of their last period was wrong: it is this one. */
  WorkerJoiningCorrected: { worker: string; on: Day };
  WorkerMoved: { worker: string; office: string; on: Day };
  /** Replaces a training of that kind that was valid from the same day. */
  WorkerTrained: { worker: string; training: Training; from: Day; until?: Day };
  /** Acts in the place of that supervisor on those days. Replaces what was said of that deputy from the same day. */
  DeputyNamed: { worker: string; deputy: string; from: Day; until?: Day };
  /** `on` is the first day on which they no longer do: such a right ends at once. */
  DeputyWithdrawn: { worker: string; deputy: string; on: Day };
  /** `on` is the last day. */
  WorkerLeft: { worker: string; on: Day };
  /** The open cases of one colleague go to another; the policy carries it out in each record. */
  CasesReassigned: { from: string; to: string; office?: string; survivorIds: readonly string[]; on: Day };
  /**
   * What the colleague is notified outside the console, and where, in the place of what they chose before. Without an address
   * they are notified nothing. The addresses are sealed, since the registers are open to all colleagues.
   */
  NoticesChosen: {
    worker: string;
    kinds: readonly NoticeKind[];
    /** By what the addresses reach them. */
    channels: readonly NoticeChannel[];
    email?: Personal<string>;
    webhook?: Personal<string>;
    language: NoticeLanguage;
    /** IANA, such as Asia/Phnom_Penh. */
    timeZone: string;
    /** The hour there, from 0 to 23, at which the work of the day is sent. */
    dailyAtHour: number;
  };
  OrganisationRegistered: {
    organisationId: string;
    name: string;
    localName?: string;
    kind: OrganisationKind;
    /** Its working group in the provincial committee against trafficking. */
    pcctGroup?: string;
    province?: string;
    /** Gazetteer codes of districts, four digits. */
    districts: readonly string[];
    services: readonly ServiceType[];
    on: Day;
  };
  /** A detail that is left out stays unchanged. */
  OrganisationRevised: {
    organisationId: string;
    name?: string;
    localName?: string;
    pcctGroup?: string;
    province?: string;
    districts?: readonly string[];
    services?: readonly ServiceType[];
    on: Day;
  };
  /** Replaces a capacity for that service that was valid from the same day. */
  OrganisationCapacityChanged: {
    organisationId: string;
    service: ServiceType;
    accepts: Capacity;
    reason?: CapacityReason;
    from: Day;
    until?: Day;
  };
  /** `on` is the last day. */
  OrganisationEnded: { organisationId: string; on: Day };
};
