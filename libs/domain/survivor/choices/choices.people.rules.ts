import { dayAt, refusalIn, type Directory } from '#kernel/decider';
import { isPresent, requireOffice, requireOrganisation, requireWorker } from '../../directory/directory.rules.js';
import { requireOnCase } from '../steps/agenda/agenda.rules.js';
import { ASSIGNED_AS } from '../steps/assignment/assignment.codes.js';
import { requireTakeover, requireUnassigned } from '../steps/assignment/assignment.rules.js';
import { requireConsentToShare } from '../steps/consent/sharing.rules.js';
import { KINSHIPS } from '../steps/family/family.codes.js';
import { requireRelation } from '../steps/family/family.rules.js';
import { requireTrained } from '../steps/forensic-interview/forensic-interview.rules.js';
import type { SurvivorState } from '../survivor.js';
import { IN_ORDER, type ChoiceContext, type Choices, type FreeChoice } from './choice.rules.js';

/** Who is in a register today: forms offer nobody else. */
const presentIn =
  (register: keyof Pick<Directory, 'offices' | 'workers'>) =>
  (_: SurvivorState, { directory, now }: ChoiceContext): readonly string[] =>
    Object.entries(directory?.[register] ?? {})
      .filter(([, one]) => isPresent(one, dayAt(now)))
      .map(([code]) => code);

const colleagues = presentIn('workers');

/** Each name is compared with those in all consents: with more comparisons, the names are not judged. */
const COMPARED_MAX = 100_000;

/** The names of the partners of today, and the recipients that the survivor has named. */
const recipients = ({ consent }: SurvivorState, { directory, now }: ChoiceContext): readonly string[] => {
  const partners = Object.values(directory?.organisations ?? {}).filter((one) => isPresent(one, dayAt(now)));
  const named = consent.given.flatMap((one) => one.recipients);
  const all = [...new Set([...partners.flatMap(({ name }) => name ?? []), ...named])];
  return all.length * named.length > COMPARED_MAX ? [] : all;
};

const worker: FreeChoice = {
  codes: colleagues,
  requires: (_, code, context) => requireWorker(context, code, context.on),
};

const office: FreeChoice = {
  codes: presentIn('offices'),
  requires: (_, code, context) => requireOffice(context, code, context.on),
};

/** A consent that is no longer valid tells the age, or who is suspected. */
const recipient = (requires: FreeChoice['requires']): FreeChoice => ({
  codes: recipients,
  reveals: ['identity'],
  requires: (state, name, context) => {
    requires(state, name, context);
    requireConsentToShare(state, { ...context, recipient: name });
  },
});

/** Colleagues, offices, organisations and relatives. */
export const PEOPLE_CHOICES = {
  AssignCaseWorker: {
    worker,
    as: {
      codes: ASSIGNED_AS,
      dependsOn: 'worker',
      answers: ({ assignment }) => [...new Set(Object.values(assignment).map((one) => one.worker))],
      requires: ({ assignment }, as, _, named = '') => requireUnassigned(assignment, named, as),
    },
    office,
  },
  HandOverCase: {
    /** The colleague with the assignment may keep it: the case may move to another office. */
    to: {
      codes: colleagues,
      dependsOn: 'assignmentId',
      answers: ({ assignment }) => [
        undefined,
        ...Object.keys(assignment).filter((id) => assignment[id]!.endedOn === undefined),
      ],
      requires: ({ assignment }, to, context, id = '') => {
        const one = assignment[id];
        if (one) requireTakeover(assignment, one, { to, moves: true });
        requireWorker(context, to, context.on);
      },
    },
    office,
  },
  EnterAftercare: { office },
  SetTask: {
    worker: {
      codes: colleagues,
      requires: ({ relation }, code, { by }) => requireOnCase(code, relation, by),
    },
  },
  ConductForensicInterview: {
    interviewer: {
      codes: (state, context) => [
        ...new Set([...colleagues(state, context), ...context.settings.interviewers.map((one) => one.worker)]),
      ],
      requires: (_, interviewer, context) => {
        const { on, settings, directory } = context;
        requireWorker(context, interviewer, on);
        requireTrained(settings.interviewers, directory, { interviewer, on }, IN_ORDER);
      },
    },
  },
  HandOverForensicRecord: { to: recipient(() => undefined) },
  MakeReferral: {
    toOrganisation: recipient((_, name, context) => requireOrganisation(context, name, context.on)),
    consentId: {
      codes: ({ consent }) => [
        ...consent.given.map((one) => one.consentId),
        ...consent.overrides.map((one) => one.overrideId),
      ],
      dependsOn: 'toOrganisation',
      // another recipient is refused itself
      answers: (state, context) => [
        undefined,
        ...recipients(state, context).filter(
          (named) => !refusalIn(() => requireConsentToShare(state, { ...context, recipient: named })),
        ),
      ],
      reveals: ['identity'],
      requires: (state, consentId, context, named) =>
        void requireConsentToShare(state, { ...context, recipient: named, consentId }),
    },
  },
  LinkRelative: {
    relation: {
      codes: KINSHIPS,
      dependsOn: 'foundTogether',
      answers: [false],
      requires: (_, relation, __, together = false) => requireRelation(relation, together),
    },
  },
} satisfies Choices;
