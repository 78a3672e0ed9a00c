import type { Day, Personal } from '#kernel/decider';
import type { Disclosure, ForensicSetting } from './forensic-interview.codes.js';

/** These names and shapes are stored forever: never edit one, add one. */
export type ForensicInterviewEvents = {
  /** An authority requests the interview that is conducted later under the same id. */
  ForensicInterviewRequested: { forensicInterviewId: string; agency: string; on: Day };
  ForensicInterviewConducted: {
    forensicInterviewId: string;
    on: Day;
    setting: ForensicSetting;
    interviewer: string;
    observers: readonly string[];
    recorded: boolean;
    /** SHA-256 of the recording, 64 hex digits, taken at capture. */
    mediaSha256?: string;
    /** ISO 639. */
    language: string;
    outcome: Disclosure;
    summary?: Personal<string>;
    /** Why the child was interviewed once more. */
    repeatReason?: Personal<string>;
    ageOnDay: number | null;
  };
  /** The recording of that interview was handed over. */
  ForensicRecordHandedOver: { forensicInterviewId: string; to: string; on: Day; mediaSha256: string };
};
