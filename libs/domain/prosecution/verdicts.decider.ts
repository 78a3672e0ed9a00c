import { acceptIdenticalRetry, refuse, requireAfter, requirePast, type Day, type Decider } from '#kernel/decider';
import { withAccused } from './accused.decider.js';
import { afterAppeal } from './appeals.rules.js';
import { accusedIn, isVerdict, openAppeals, requireNobodyNamed } from './accused.rules.js';
import type { AppealOutcome, Appellant, Verdict } from './prosecution.codes.js';
import type { ProsecutionEvents } from './prosecution.events.js';
import {
  requireProsecution,
  isConcludedSo,
  refuseDecided,
  requireAmount,
  requireDayInCourt,
  requireUndecided,
} from './prosecution.rules.js';
import type { Conclusion, Prosecution } from './prosecution.state.js';

type OpenedCase = NonNullable<Prosecution>;

export type VerdictCommands = {
  RecordVerdict: { outcome: Verdict; on: Day; accusedId?: string };
  ImposeSentence: {
    years?: number;
    on: Day;
    accusedId?: string;
    months?: number;
    fine?: { amount: number; currency: string };
  };
  LodgeAppeal: { appealId?: string; accusedId?: string; appellant: Appellant; on: Day };
  DecideAppeal: { appealId: string; outcome: AppealOutcome; verdict?: Verdict; on: Day };
};

type VerdictDecider = Decider<Prosecution, ProsecutionEvents, VerdictCommands>;

const MONTHS_PER_YEAR = 12;

/** What the court decides about one accused, or about the case as a whole where nobody is named. */
export const verdictDecisions = {
  requires: {
    RecordVerdict: requireUndecided,
    ImposeSentence: (state) => requireOneConvicted(requireProsecution(state)),
    LodgeAppeal: (state) => requireOneVerdict(requireProsecution(state)),
    DecideAppeal: (state) => {
      if (openAppeals(requireProsecution(state)).length === 0)
        refuse(
          'NOTHING_HERE',
          'No appeal in this case is open: record one first (lodgeAppeal), or correct an error in the decision of an earlier one (correctEntry).',
          'LodgeAppeal',
        );
    },
  } satisfies VerdictDecider['requires'],

  decide: {
    RecordVerdict: (state, command, { now }) => {
      const { accusedId, outcome, on } = command;
      if (accusedId === undefined && isConcludedSo(state, command)) return [];
      const known = requireDayInCourt(state, on, now);
      if (accusedId === undefined) {
        requireNobodyNamed(known);
        return [{ type: 'VerdictReached', data: command }];
      }
      const { payload, outcome: before } = accusedIn(known, accusedId);
      if (before?.outcome === outcome && before.on === on) return [];
      if (before) return refuseDecided(before);
      requireAfter(on, { 'the day on which they were accused': payload.on });
      return [{ type: 'VerdictReached', data: command }];
    },

    ImposeSentence: (state, command, { now }) => {
      const { accusedId, months, fine, on } = command;
      const known = requireDayInCourt(state, on, now);
      if (accusedId === undefined) requireNobodyNamed(known);
      const conviction = requireConviction(verdictOn(known, accusedId));
      requireAfter(on, { 'the verdict': conviction.on });
      if (fine) requireAmount(fine.amount);
      const years = months === undefined ? command.years : Math.floor(months / MONTHS_PER_YEAR);
      if (years === undefined || (command.years ?? years) !== years)
        return refuse(
          'SENTENCE_UNCLEAR',
          'Give the sentence in months, or its full years where the months are unknown.',
        );
      return [{ type: 'SentenceImposed', data: { ...command, years } }];
    },

    /** Also once the case is over, or late: the appeal opens it again. */
    LodgeAppeal: (state, command, { now, commandId }) => {
      const data = { ...command, appealId: command.appealId ?? commandId };
      const { accusedId, on } = data;
      const known = requireProsecution(state);
      const before = known.appeals[data.appealId];
      if (before) return acceptIdenticalRetry(before.payload, data);
      if (accusedId === undefined && !known.verdict) requireNobodyNamed(known);
      const verdict = accusedId === undefined ? known.verdict : accusedIn(known, accusedId).outcome;
      requirePast(on, now);
      requireAfter(on, { 'the verdict': requireVerdict(verdict).on });
      return [{ type: 'AppealLodged', data }];
    },

    DecideAppeal: (state, command, { now }) => {
      const { appealId, outcome, verdict, on } = command;
      const appeal =
        state?.appeals[appealId] ?? refuse('NOT_FOUND', 'There is no such appeal in this case: check appealId.');
      const { accusedId } = appeal.payload;
      const data = { ...command, ...(accusedId !== undefined && { accusedId }) };
      if (appeal.decided) return acceptIdenticalRetry(appeal.decided, data);
      requireDayInCourt(state, on, now);
      requireAfter(on, { 'the appeal': appeal.payload.on });
      if ((outcome === 'Changed') !== (verdict !== undefined))
        refuse('APPEAL_VERDICT_UNCLEAR', 'Give the new verdict when the appeal changed it, and only then (verdict).');
      return [{ type: 'AppealDecided', data }];
    },
  } satisfies VerdictDecider['decide'],

  evolve: {
    VerdictReached: (state, { accusedId, outcome, on }) => {
      const verdict = { outcome, on };
      if (accusedId === undefined) return state && { ...state, verdict, conclusion: verdict };
      return withAccused(state, accusedId, () => ({ outcome: verdict }));
    },
    SentenceImposed: (state) => state,
    /** An appeal opens a case that was over. */
    AppealLodged: (state, payload) =>
      state && {
        ...state,
        appeals: { ...state.appeals, [payload.appealId]: { payload, decided: undefined } },
        conclusion: state.verdict,
        endedOn: undefined,
      },
    AppealDecided: (state, decided) => {
      const appeal = state?.appeals[decided.appealId];
      if (!state || !appeal) return state;
      const after = { ...state, appeals: { ...state.appeals, [decided.appealId]: { ...appeal, decided } } };
      const { accusedId } = appeal.payload;
      if (accusedId !== undefined)
        return withAccused(after, accusedId, ({ outcome }) => ({ outcome: afterAppeal(outcome, decided) }));
      const verdict = afterAppeal(after.verdict, decided);
      return { ...after, verdict, conclusion: verdict };
    },
  } satisfies Partial<VerdictDecider['evolve']>,
};

const verdictOn = (state: OpenedCase, accusedId: string | undefined): Conclusion | undefined =>
  accusedId === undefined ? state.verdict : (accusedIn(state, accusedId).outcome ?? state.verdict);

/** One of the accused must be convicted, or the case as a whole where nobody is named. */
const requireOneConvicted = (state: OpenedCase): void => {
  const accused = Object.keys(state.accused);
  const verdicts = (accused.length > 0 ? accused : [undefined]).map((one) => verdictOn(state, one));
  requireConviction(verdicts.find((one) => one?.outcome === 'Convicted'));
};

const requireOneVerdict = ({ accused, verdict }: OpenedCase): void => {
  const verdicts = [verdict, ...Object.values(accused).map(({ outcome }) => outcome)];
  requireVerdict(verdicts.find((one) => isVerdict(one?.outcome)));
};

const requireConviction = (verdict: Conclusion | undefined): Conclusion =>
  verdict?.outcome === 'Convicted'
    ? verdict
    : refuse(
        'CONVICTION_MISSING',
        'A sentence needs a conviction: record the verdict first (recordVerdict).',
        'RecordVerdict',
      );

const requireVerdict = (verdict: Conclusion | undefined): Conclusion =>
  verdict && isVerdict(verdict.outcome)
    ? verdict
    : refuse('VERDICT_MISSING', 'No verdict is recorded: record it first (recordVerdict).', 'RecordVerdict');
