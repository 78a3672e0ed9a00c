interface Exception {
  /** How the place of the text ends. */
  readonly at: string;
  readonly term: string;
  readonly why: string;
}

const IDENTIFIED = 'It says that somebody was identified as a victim.';

/** Khmer texts that depart from the termbase, and why they may. */
export const EXCEPTIONS: readonly Exception[] = [
  { at: 'identificationLabels.events.SurvivorIdentified', term: 'survivor', why: IDENTIFIED },
  { at: 'TITLES_KM.M5', term: 'survivor', why: IDENTIFIED },
  { at: 'article.help', term: 'sexual exploitation', why: 'The law of 2008 has other words in its title.' },
  { at: 'years.help', term: 'unknown', why: 'The months are a fact that nobody knows, and no value of a list.' },
  { at: 'events.CaseWorkerAssigned', term: 'case worker', why: 'Colleagues of other roles are assigned as well.' },
  { at: 'ReopenCase.description', term: 'episode', why: 'An episode of care, and not of exploitation.' },
];
