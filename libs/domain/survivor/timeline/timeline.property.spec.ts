import { CLASSES_OF } from '#security/access';
import { aReader, openDoor } from '#security/access/testing';
import { Codec, type EventStore, type RecordedEvent } from '#kernel/event-store';
import { classesOf, readingOf, type AggregateStores, type Role } from '#nest';
import { PlainSealing } from '#kernel/integrity';
import { restrictionsOf } from '../queries/redaction.js';
import { PERSONAL } from '../testing/draw.js';
import { everyJourney, type RandomJourney } from '../testing/random-journey.js';
import { journey } from '../testing/journey.js';
import { loggedJourney } from './testing/logged-journey.js';
import { TimelineResolver } from './timeline.resolver.js';
import type { TimelineEntry } from './timeline.type.js';

const SURVIVOR_ID = 'bb55443a-693c-4f16-a348-266bb02256a6';
const ORIGIN = 'the log of a spec';
const ABOUT = { survivorId: SURVIVOR_ID, purpose: 'CARE' } as const;
const READERS: readonly Role[] = ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER', 'AUDITOR'];

const CLASSES = classesOf(journey);
const RESTRICTIONS = restrictionsOf(journey);
const codec = new Codec(new PlainSealing(), CLASSES, readingOf(journey));

const reader = (role: Role) => ({ ...aReader('timeline'), by: { id: 'reader', role, organisation: 'A21' } });
const resolverOf = (role: Role, events: readonly RecordedEvent[]) => {
  const store = { inspect: async () => events } as unknown as EventStore;
  const storeContext = { codec, origin: ORIGIN };
  return new TimelineResolver(store, { storeContext } as AggregateStores, openDoor(CLASSES_OF[role]), journey);
};

/** Everything that a reader of this role sees of a journey. */
const shownTo = async (role: Role, events: readonly RecordedEvent[]): Promise<TimelineEntry[]> => {
  const resolver = resolverOf(role, events);
  const entries: TimelineEntry[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const args = { ...ABOUT, first: 7, ...(after !== undefined && { after }) };
    const page = await resolver.timeline(args, reader(role));
    entries.push(...page!.edges.map(({ node }) => node));
    after = page!.pageInfo.hasNextPage ? page!.pageInfo.endCursor : null;
  }
  return entries;
};

const openedFor = async (role: Role, events: readonly RecordedEvent[], entries: readonly TimelineEntry[]) => {
  const resolver = resolverOf(role, events);
  const opened: (TimelineEntry | null)[] = [];
  for (const { eventId } of entries) opened.push(await resolver.timelineEntry({ ...ABOUT, eventId }, reader(role)));
  return opened;
};

const idsIn = (entries: readonly TimelineEntry[]): string[] =>
  entries.flatMap(({ eventId, amendments }) => [eventId, ...amendments.map((one) => one.eventId)]);

const marksIn = (value: unknown): string[] =>
  [...JSON.stringify(value).matchAll(new RegExp(`${PERSONAL}(\\w+) ([\\w.]+);`, 'g'))].map(
    ([, personalClass, path]) => `${personalClass} ${path}`,
  );

const mayRead = (role: Role, mark: string): boolean => {
  const [personalClass, path] = mark.split(' ') as [(typeof CLASSES_OF)[Role][number], string];
  const [type, field] = path.split('.') as [string, string];
  return CLASSES_OF[role].includes(personalClass) && (RESTRICTIONS[type]?.[field]?.includes(role) ?? true);
};

/** A pregnancy or a birth says something of health by being there. */
const OF_HEALTH = ['PregnancyRecorded', 'PregnancyEnded', 'BirthRecorded'];

const rootOf = (
  facts: RandomJourney['facts'],
  { type, data, id }: RandomJourney['facts'][number],
): RandomJourney['facts'][number] | undefined => {
  const amended = type.startsWith('Entry') ? facts.find((one) => one.id === data.eventId) : undefined;
  return amended ? rootOf(facts, amended) : facts.find((one) => one.id === id);
};

describe('the timeline of any journey', () => {
  const journeys: RandomJourney[] = [];
  everyJourney((drawn) => journeys.push(drawn));
  /** Each journey is read in one role: there are more than enough journeys for each. */
  const journeysFor = (role: Role) => journeys.filter((_, index) => READERS[index % READERS.length] === role);

  it.each(READERS)('shows a %s every event that they may see, exactly once', async (role) => {
    for (const drawn of journeysFor(role)) {
      const entries = await shownTo(role, await loggedJourney(drawn, SURVIVOR_ID, ORIGIN));
      const seesHealth = CLASSES_OF[role].includes('health');
      const visible = drawn.facts.filter((one) => seesHealth || !OF_HEALTH.includes(rootOf(drawn.facts, one)!.type));
      expect(idsIn(entries).toSorted()).toEqual(visible.map(({ id }) => id).toSorted());
      expect(marksIn(entries)).toEqual([]);
    }
  });

  it.each(READERS)('opens for a %s exactly the personal values that their role may read', async (role) => {
    for (const drawn of journeysFor(role)) {
      const events = await loggedJourney(drawn, SURVIVOR_ID, ORIGIN);
      const entries = await shownTo(role, events);
      const erased = new Set(entries.filter(({ standing }) => standing === 'Erased').map(({ eventId }) => eventId));
      const shown = new Set(entries.map(({ eventId }) => eventId).filter((id) => !erased.has(id)));
      const readable = drawn.facts
        .map((one) => [rootOf(drawn.facts, one)!.id, events.find(({ id }) => id === one.id)!] as const)
        .filter(([root]) => shown.has(root))
        .flatMap(([, { data }]) => Object.values(data.sealed ?? {}).flatMap(sealedMarks))
        .filter((mark) => mayRead(role, mark));
      expect(marksIn(await openedFor(role, events, entries)).toSorted()).toEqual(readable.toSorted());
    }
  });
});

const sealedMarks = (text: string): string[] =>
  marksIn(JSON.parse(Buffer.from(text.split('.').at(-1)!, 'base64url').toString()));

describe('every event of a survivor', () => {
  it('has its strand in the timeline', () => {
    const lanes = Object.assign({}, ...journey.map((step) => step.lanes)) as Readonly<Record<string, string>>;
    expect(Object.keys(CLASSES).filter((type) => !(type in lanes))).toEqual([]);
  });
});
