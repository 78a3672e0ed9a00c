import { correction, corrections } from '#kernel/correction';
import { compose, precondition, refuse, ruleOverride, surround } from '#kernel/decider';
import { SUPERVISOR_IN_WORDS, mayOverride } from '../supervisor.rules.js';
import { agenda, agendaTerms } from './steps/agenda/agenda.decider.js';
import { aftercare, aftercareTerms } from './steps/aftercare/aftercare.decider.js';
import { assignment, assignmentTerms } from './steps/assignment/assignment.decider.js';
import { assistance, assistanceTerms } from './steps/assistance/assistance.decider.js';
import { closure, closureTerms } from './steps/closure/closure.decider.js';
import { consent, consentTerms } from './steps/consent/consent.decider.js';
import { survivorCorrections } from './corrections/correction-policy.rules.js';
import { correctionTerms, courtCorrections } from './corrections/court-corrections.decider.js';
import { documents, documentsTerms } from './steps/documents/documents.decider.js';
import { storedFiles } from './steps/documents/stored-files.rules.js';
import { family, familyTerms } from './steps/family/family.decider.js';
import { forensicInterview, forensicInterviewTerms } from './steps/forensic-interview/forensic-interview.decider.js';
import { identification, identificationTerms } from './steps/identification/identification.decider.js';
import { justice, justiceTerms } from './steps/justice/justice.decider.js';
import { notes, notesTerms } from './steps/notes/notes.decider.js';
import { plan, planTerms } from './steps/plan/plan.decider.js';
import { privacy, privacyTerms } from './privacy/privacy.decider.js';
import { requirePrivacy } from './privacy/privacy.rules.js';
import { erasureFourEyes } from './privacy/erasure-four-eyes.decider.js';
import { referral, referralTerms } from './steps/referral/referral.decider.js';
import { requireUnlinked } from './steps/referral/referral.rules.js';
import { preserveReception, relation } from './relation/relation.decider.js';
import { notFound } from './relation/relation.rules.js';
import { reintegration, reintegrationTerms } from './steps/reintegration/reintegration.decider.js';
import { repatriation, repatriationTerms } from './steps/repatriation/repatriation.decider.js';
import { review, reviewTerms } from './steps/review/review.decider.js';
import { risk, riskTerms } from './steps/risk/risk.decider.js';
import { tasksFor } from './tasks/tasks.decider.js';
import { mergeTerms, type TermsOf } from './terms.rules.js';

const steps = {
  referral,
  consent,
  identification,
  family,
  forensicInterview,
  review,
  repatriation,
  aftercare,
  risk,
  plan,
  assistance,
  reintegration,
  justice,
  notes,
  documents,
  agenda,
  closure,
  assignment,
  privacy,
  correction,
};

/** What becomes of commands and entries in a record that is closed, linked, kept for the court or erased, and who amends them. */
const TERMS: TermsOf<Omit<typeof steps, 'correction'>> = {
  referral: referralTerms,
  consent: consentTerms,
  identification: identificationTerms,
  family: familyTerms,
  forensicInterview: forensicInterviewTerms,
  review: reviewTerms,
  repatriation: repatriationTerms,
  aftercare: aftercareTerms,
  risk: riskTerms,
  plan: planTerms,
  assistance: assistanceTerms,
  reintegration: reintegrationTerms,
  justice: justiceTerms,
  notes: notesTerms,
  documents: documentsTerms,
  agenda: agendaTerms,
  closure: closureTerms,
  assignment: assignmentTerms,
  privacy: privacyTerms,
};

const { isAllowed, amendedBy } = mergeTerms({ ...TERMS, correction: correctionTerms });

const journey = compose({ ...steps, relation, tasks: tasksFor(steps) });

const requireOpenCase = ({ referral: person, closure: { status } }: typeof journey.initial, command: string): void => {
  if (person === null && command !== 'ReceiveReferral') notFound();
  if (!isAllowed(command, 'linked')) requireUnlinked(person);
  if (status === 'closed' && !isAllowed(command, 'closed'))
    refuse('CASE_CLOSED', 'This case is closed: reopen it first (reopenCase).', 'ReopenCase');
};

/**
 * One stream per survivor: a rule sees the state of the other steps, and an auditor replays a single history. The table
 * lists what surrounds the steps, from the inside out: a correction decides an entry again with the rows above it.
 */
export const survivor = surround(journey, [
  precondition('open case', requireOpenCase), // there is a survivor, no duplicate, whose case is open
  ruleOverride(mayOverride, SUPERVISOR_IN_WORDS.one), // a supervisor may record an entry against a rule
  corrections(survivorCorrections(amendedBy)), // an entry is corrected, struck out, disputed, reviewed
  storedFiles, // what is stored of a document stays as it is
  courtCorrections, // a conclusion follows the court case
  erasureFourEyes, // who released the record does not approve its erasure
  ruleOverride(mayOverride, SUPERVISOR_IN_WORDS.one), // the same for corrections
  preserveReception, // no correction changes who received the survivor
  precondition('privacy', requirePrivacy(isAllowed)), // an erasure stops all else
]);

export type SurvivorState = typeof survivor.initial;

export type SurvivorEventType = keyof (typeof survivor)['evolve'];
