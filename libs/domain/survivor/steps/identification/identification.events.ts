import type { Day, Personal } from '#kernel/decider';
import type {
  Act,
  Control,
  DecidingAuthority,
  Exploitation,
  IdentificationLevel,
  InterviewSetting,
  Means,
  RecruiterKin,
  RecruiterRelation,
  Recruitment,
  SexType,
} from './identification.codes.js';

export type Episode = {
  episodeId: string;
  types: readonly Exploitation[];
  recruitment: Recruitment;
  /** The narrower code of the report, e.g. FalseMarriage within FalseJobOffer. */
  scheme?: Recruitment;
  recruiterRelation: RecruiterRelation;
  recruiterKin?: readonly RecruiterKin[];
  control: readonly Control[];
  /** ISO 3166-1 alpha-2: where it happened. */
  country: string;
  months?: number;
  ageWhenTrafficked?: number;
  /** ISIC revision 4, section letter. */
  industry?: string;
  sexTypes?: readonly SexType[];
  narrative?: Personal<string>;
};

/** These names and shapes are stored forever: never edit one, add one. */
export type IdentificationEvents = {
  ScreeningInterviewConducted: {
    interviewId: string;
    on: Day;
    setting: InterviewSetting;
    place?: Personal<string>;
    interviewers: readonly string[];
    authorityPresent: boolean;
    interpreter?: boolean;
    operationId?: string;
    streetChild?: boolean;
    forcedByFamily?: boolean;
    /** Which relatives, according to the survivor. */
    forcedByKin?: readonly RecruiterKin[];
    indicators: { act: readonly Act[]; means: readonly Means[]; purpose: readonly Exploitation[] };
    /** Whole years on the day, null when not known; a child when under 18 or not known. */
    ageOnDay: number | null;
    minor: boolean;
  };
  SurvivorIdentified: {
    level: IdentificationLevel;
    decidedBy: DecidingAuthority;
    on: Day;
    documentNo?: Personal<string>;
    ageOnDay: number | null;
    minor: boolean;
    exploitation: readonly Episode[];
  };
  NotIdentified: {
    level: IdentificationLevel;
    decidedBy: DecidingAuthority;
    on: Day;
    reasons?: Personal<string>;
  };
  /** One episode as known since that day: it replaces the episode with its id, or adds a new one. */
  ExploitationRevised: { on: Day; episode: Episode };
};
