import type { Day, Personal } from '#decider';
import type { Disclosure, ForensicSetting } from './forensic-interview.codes.js';

/** These names and shapes are stored forever: never edit one, add one. */
export type ForensicInterviewEvents = {
  ForensicInterviewConducted: {
    forensicInterviewId: string;
    on: Day;
    setting: ForensicSetting;
    interviewer: string;
    observers: readonly string[];
    recorded: boolean;
    /** SHA-256 of the recording, 64 hex digits, taken at capture. */
    mediaSha256?: string;
    /** ISO 639-2. */
    language: string;
    outcome: Disclosure;
    summary?: Personal<string>;
    ageOnDay: number | null;
  };
};
