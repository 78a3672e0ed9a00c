import { refuse, type Day, type DecisionContext } from '#kernel/decider';
import type { Register, RegisterEntry, WorkerEntry } from './directory.state.js';
import { nearestWords } from './nearest.rules.js';
import { includesDay } from './periods.rules.js';

type WithDirectory = Pick<DecisionContext<unknown>, 'directory'>;

export const isPresent = ({ present, interruptions }: RegisterEntry, on: Day): boolean =>
  present.some((period) => includesDay(period, on)) && !interruptions.some((period) => includesDay(period, on));

/** The entry with that code; a code may be the name of a property that every object has. */
export const entryIn = <Entry>(register: Register<Entry>, code: string): Entry | undefined =>
  Object.hasOwn(register, code) ? register[code] : undefined;

const isEmpty = (register: object): boolean => Object.keys(register).length === 0;

/** `, such as A, B or C`: the nearest of those who were there on that day. */
const suchAs = (word: string, words: readonly string[]): string => {
  const near = nearestWords(word, words);
  if (near.length === 0) return '';
  return `, such as ${[near.slice(0, -1).join(', '), near.at(-1)!].filter(Boolean).join(' or ')}`;
};

const presentIn = (register: Register, on: Day): string[] =>
  Object.keys(register).filter((code) => isPresent(register[code]!, on));

/** @throws Refusal unless the office was open on that day. */
export const requireOpenOffice = <Entry extends RegisterEntry>(
  offices: Register<Entry>,
  office: string,
  on: Day,
): Entry => {
  const entry = entryIn(offices, office);
  const others = () => suchAs(office, presentIn(offices, on));
  if (!entry) return refuse('OFFICE_UNKNOWN', `No office has the code ${office}: name one of the register${others()}.`);
  if (!isPresent(entry, on))
    refuse('OFFICE_CLOSED', `The office ${office} was not open on ${on}: name one that was${others()}.`);
  return entry;
};

/** @throws Refusal unless the worker worked here on that day. */
export const requireActiveWorker = <Entry extends WorkerEntry>(
  workers: Register<Entry>,
  worker: string,
  on: Day,
): Entry => {
  const entry = entryIn(workers, worker);
  const others = () => suchAs(worker, presentIn(workers, on));
  if (!entry)
    return refuse('WORKER_UNKNOWN', `No colleague signs in as ${worker}: name one of the register${others()}.`);
  if (!isPresent(entry, on))
    refuse('WORKER_NOT_ACTIVE', `${worker} did not work here on ${on}: name a colleague who did${others()}.`);
  return entry;
};

/** For a command that names an office. */
export const requireOffice = ({ directory }: WithDirectory, office: string, on: Day): void => {
  if (directory && !directory.acceptsUnknown && !isEmpty(directory.offices))
    requireOpenOffice(directory.offices, office, on);
};

/** For a command that names a colleague. */
export const requireWorker = ({ directory }: WithDirectory, worker: string, on: Day): void => {
  if (directory && !isEmpty(directory.workers)) requireActiveWorker(directory.workers, worker, on);
};

const isSameWord = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The ids of the organisations by their ids and names, and by their former names, in lower case. */
interface Names {
  readonly now: ReadonlyMap<string, readonly string[]>;
  readonly former: ReadonlyMap<string, readonly string[]>;
}

/** Made once for each state of a register: a survivor's consents are compared with all of it. */
const found = new WeakMap<Register, Names>();

const namesIn = (organisations: Register): Names => {
  const names = found.get(organisations) ?? {
    now: idsByWord(organisations, ({ name, localName }, id) => [id, name, localName]),
    former: idsByWord(organisations, ({ formerNames = [] }) => formerNames),
  };
  found.set(organisations, names);
  return names;
};

const idsByWord = (
  organisations: Register,
  namesOf: (one: RegisterEntry, id: string) => readonly (string | undefined)[],
): ReadonlyMap<string, readonly string[]> => {
  const ids = new Map<string, string[]>();
  for (const [id, one] of Object.entries(organisations))
    for (const word of new Set(namesOf(one, id).flatMap((name) => name?.toLowerCase() ?? [])))
      ids.set(word, [...(ids.get(word) ?? []), id]);
  return ids;
};

/**
 * The organisations with that id or name, in one of their languages and any case. A former name counts only where no
 * organisation has it now.
 */
const organisationsCalled = (organisations: Register, word: string): readonly string[] => {
  const { now, former } = namesIn(organisations);
  return now.get(word.toLowerCase()) ?? former.get(word.toLowerCase()) ?? [];
};

const NONE: Register = {};

/** Whether two names stand for one organisation, such as a name in a consent and the name of a recipient. */
export const isSameOrganisation = ({ directory }: WithDirectory, one: string, other: string): boolean => {
  const organisationsNamed = (word: string) => organisationsCalled(directory?.organisations ?? NONE, word);
  const [ones, others] = [organisationsNamed(one), organisationsNamed(other)];
  // of two organisations with one name, a consent says which only if it was given in the same letters
  if (ones.length > 1 || others.length > 1) return one === other;
  return ones.length === 0 || others.length === 0 ? isSameWord(one, other) : ones[0] === others[0];
};

const requireCalled = (organisations: Register, word: string, on: Day): readonly RegisterEntry[] => {
  const called = organisationsCalled(organisations, word).map((id) => organisations[id]!);
  if (called.length === 0)
    refuse(
      'ORGANISATION_UNKNOWN',
      `No organisation is called “${word}”: name one of the register${suchAs(word, namesOn(organisations, on))}.`,
    );
  return called;
};

const namesOn = (organisations: Register, on: Day): string[] =>
  Object.values(organisations)
    .filter((one) => isPresent(one, on))
    .flatMap(({ name, localName }) => [name ?? [], localName ?? []].flat());

const organisationsIn = ({ directory }: WithDirectory): Register | undefined =>
  directory && !directory.acceptsUnknown && !isEmpty(directory.organisations) ? directory.organisations : undefined;

/** For a command that names an organisation, whether or not it is a partner on that day. */
export const requireKnownOrganisation = (known: WithDirectory, word: string, on: Day): void => {
  const organisations = organisationsIn(known);
  if (organisations) requireCalled(organisations, word, on);
};

/** For a command that names a partner organisation of that day. */
export const requireOrganisation = (known: WithDirectory, word: string, on: Day): void => {
  const organisations = organisationsIn(known);
  if (!organisations) return;
  if (!requireCalled(organisations, word, on).some((one) => isPresent(one, on)))
    refuse(
      'ORGANISATION_ENDED',
      `“${word}” was not a partner on ${on}: name one that was${suchAs(word, namesOn(organisations, on))}.`,
    );
};

/** For a command that names a colleague or an organisation. */
export const requireWorkerOrOrganisation = (known: WithDirectory, name: string, on: Day): void => {
  const { directory } = known;
  const organisations = organisationsIn(known);
  if (!directory || !organisations || isEmpty(directory.workers)) return;
  if (entryIn(directory.workers, name)) requireActiveWorker(directory.workers, name, on);
  else if (organisationsCalled(organisations, name).length > 0) requireOrganisation(known, name, on);
  else
    refuse(
      'ATTENDEE_UNKNOWN',
      `No colleague signs in as ${name}, and no organisation is called so: name one of the registers${suchAs(name, [...presentIn(directory.workers, on), ...namesOn(organisations, on)])}.`,
    );
};

/** The last day of a colleague whose access has ended by today: it ends on that day. */
const lastDayOf = ({ present }: RegisterEntry, today: Day): Day | undefined => {
  const { until } = present.at(-1) ?? {};
  return until !== undefined && until <= today ? until : undefined;
};

/**
 * A colleague who has left may do nothing from the last day on; entries about that day may still name them. A person
 * who is not in the register may do what their token allows.
 */
export const requireNotLeft = ({ directory }: WithDirectory, { id, today }: { id: string; today: Day }): void => {
  const entry = directory && entryIn(directory.workers, id);
  const last = entry && lastDayOf(entry, today);
  if (last !== undefined)
    refuse(
      'ACCESS_ENDED',
      `Your access ended on ${last}, your last day in the register: ask an administrator if that is wrong.`,
    );
};

/** The colleagues who have left by today and did not return, with their last days. */
export const whoHasLeft = (workers: Register, today: Day): ReadonlyMap<string, Day> =>
  new Map(
    Object.entries(workers).flatMap(([id, entry]) => {
      const last = lastDayOf(entry, today);
      return last === undefined ? [] : [[id, last] as const];
    }),
  );
