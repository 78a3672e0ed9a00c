import type { Day } from '#kernel/decider';
import type { IdentificationLevel, RecruiterKin } from './identification.codes.js';
import type { Episode, IdentificationEvents } from './identification.events.js';

type Interview = IdentificationEvents['ScreeningInterviewConducted'];

/** A decision of an authority. */
export interface Decision {
  readonly level: IdentificationLevel;
  readonly positive: boolean;
  readonly on: Day;
}

/** A relative who may have harmed the survivor, and since when this is known. Empty kin: it is unknown which one. */
export interface Recruiter {
  readonly kin: readonly RecruiterKin[];
  readonly since: Day;
  /** The day on which the survivor was found to be safe with them; undefined until then. */
  readonly until?: Day;
}

/** What is known of relatives who may have harmed the survivor. */
export interface Suspects {
  /** Alleged recruiters, by the episode that names them. */
  readonly recruiters: Readonly<Record<string, readonly Recruiter[]>>;
  /** Who forced the survivor according to an interview, by that interview. */
  readonly forced: Readonly<Record<string, Recruiter>>;
  /** Relatives who are or were a danger to the survivor, by household member. */
  readonly unsafe: Readonly<Record<string, readonly Recruiter[]>>;
}

/** An episode of the survivor's exploitation in its current state. */
export interface KnownEpisode {
  readonly payload: Episode;
  readonly firstToldOn: Day;
  readonly lastToldOn: Day;
}

export interface Identification {
  readonly interviews: readonly {
    readonly interviewId: string;
    readonly on: Day;
    readonly payload: Omit<Interview, 'ageOnDay' | 'minor'>;
  }[];
  readonly decisions: readonly Decision[];
  readonly episodes: readonly KnownEpisode[];
  readonly suspects: Suspects;
  /** The recruiters of the current episodes. */
  readonly recruiters: readonly Recruiter[];
  /** The relatives who may not consent for the survivor as a child. */
  readonly conflicts: readonly Recruiter[];
}
