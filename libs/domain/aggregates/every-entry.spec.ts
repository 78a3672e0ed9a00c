import { Refusal, type Actor, type Decider, type EventMap, type EventOf, type EventMetadata } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { SETTINGS, everyJourney } from '../survivor/testing/random-journey.js';
import { MATRIX, aggregates } from './index.js';
import { COURT_CASES } from './testing/drawn.court-cases.js';
import { OPERATIONS } from './testing/drawn.operations.js';

// oxlint-disable-next-line typescript/no-explicit-any -- of any aggregate
type AnyDecider = Decider<any, any, any>;
type Fact = EventOf<EventMap> & EventMetadata;

/** Corrected and struck out, or struck out only; or amended with the mutation that its refusal names. */
type Way = 'corrected' | 'struck out' | `with ${string}`;

/** By event type; every other entry can be corrected. */
type Exceptions<Events> = { readonly [Type in keyof Events]?: Way };

const OF_SURVIVOR: Exceptions<typeof aggregates.survivor.evolve> = {
  PersonLinked: 'struck out',
  PersonUnlinked: 'with linkPerson',
  RelativeLinked: 'with unlinkRelative',
  RelativeUnlinked: 'with linkRelative',
  ConsentWithdrawn: 'with giveConsent',
  HearingNoted: 'with correctEntry',
  ProsecutionConcluded: 'with correctEntry',
  LegalHoldPlaced: 'with liftLegalHold',
  LegalHoldLifted: 'with placeLegalHold',
  ErasureRequested: 'with withdrawErasure',
  ErasureApproved: 'with withdrawErasure',
  ErasureWithdrawn: 'with requestErasure',
  ErasureBegun: 'with withdrawErasure',
  PersonalDataErased: 'with receiveReferral',
  ProcessingRestricted: 'with withdrawErasure',
  RestrictionLifted: 'with requestErasure',
  DuplicateNoted: 'with unlinkPerson',
  OfficeAdded: 'with disputeEntry',
  EntryCorrected: 'with correctEntry',
  EntryStruckOut: 'with disputeEntry',
  EntryDisputed: 'with reviewEntry',
  EntryReviewed: 'with disputeEntry',
};

const IN_COURT: Exceptions<typeof aggregates.prosecution.evolve> = {
  ProsecutionCommenced: 'with correctEntry',
  SurvivorJoined: 'with correctEntry',
  EntryCorrected: 'with correctEntry',
  EntryStruckOut: 'with disputeEntry',
  EntryDisputed: 'with reviewEntry',
  EntryReviewed: 'with disputeEntry',
};

const OUTSIDE: Exceptions<typeof aggregates.operation.evolve> = {
  EntryCorrected: 'with correctEntry',
  EntryStruckOut: 'with disputeEntry',
  EntryDisputed: 'with reviewEntry',
  EntryReviewed: 'with disputeEntry',
};

const ANOTHER: Actor = { id: 'another', role: 'SUPERVISOR', organisation: 'A21' };

/** How each kind of entry can be amended, tried right after it was recorded. */
class Ways {
  readonly #found = new Map<string, Set<string>>();

  constructor(private readonly decider: AnyDecider) {}

  look(state: object, { type, data, id, by, command }: Fact): void {
    const found = this.#found.get(type) ?? new Set();
    this.#found.set(type, found);
    if (found.has('corrected') && found.has('struck out')) return;
    const said = { [command[0]!.toLowerCase() + command.slice(1)]: JSON.parse(JSON.stringify(data)) as object };
    const asked = { eventId: id, reason: 'a slip' };
    const answers = [ANOTHER, by].flatMap((who) => [
      this.#answer(state, 'CorrectEntry', { ...asked, replacement: said }, who) ?? 'corrected',
      this.#answer(state, 'StrikeOutEntry', asked, who) ?? 'struck out',
    ]);
    const accepted = answers.filter((one) => one === 'corrected' || one === 'struck out');
    for (const one of accepted) found.add(one);
    const [refusal] = answers.filter((one) => typeof one !== 'string');
    for (const [name] of refusal?.message.matchAll(/\b[a-z]+[A-Z]\w+\b/g) ?? [])
      if (accepted.length === 0 && name in MATRIX) found.add(`with ${name}`);
  }

  foundOf(type: string): readonly string[] {
    return [...(this.#found.get(type) ?? [])];
  }

  #answer(state: object, name: string, command: object, by: Actor): Refusal | undefined {
    const context = { steps: {}, by, now: '2026-01-01T03:00:00.000Z', commandId: 'now', settings: SETTINGS };
    try {
      this.decider.decide[name]!(state, command, context);
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }
}

const requireWays = (ways: Ways, { evolve }: AnyDecider, exceptions: Readonly<Record<string, Way>>): void => {
  const table = Object.fromEntries(Object.keys(evolve).map((type) => [type, exceptions[type] ?? 'corrected']));
  const without = Object.entries(table)
    .filter(([type, way]) => !ways.foundOf(type).includes(way))
    .map(([type, way]) => `${type} is not ${way}, but ${ways.foundOf(type).join(', ') || 'nothing'}`);
  expect(without).toEqual([]);
  const unsaid = Object.entries(table)
    .filter(([type, way]) => way.startsWith('with ') && ways.foundOf(type).some((one) => !one.startsWith('with ')))
    .map(([type]) => `${type} may be ${ways.foundOf(type).join(', ')} after all`);
  expect(unsaid).toEqual([]);
};

const BY: Actor = { id: 'veasna', role: 'LEGAL_OFFICER', organisation: 'A21' };

/** Records entries, and then corrects, strikes out, disputes and reviews them. */
const everyEntryOf = (decider: AnyDecider, ways: Ways, told: readonly (readonly [string, object])[]): void => {
  let state = decider.initial as object;
  const tell = (name: string, command: object, by: Actor): readonly Fact[] => {
    const commandId = `${name}-${JSON.stringify(command).length}`;
    const context = { steps: {}, by, now: '2025-01-01T03:00:00.000Z', commandId, settings: DEFAULT_SETTINGS };
    const events = decider.decide[name]!(state, command, context) as EventOf<EventMap>[];
    return events.map(({ type, data }) => {
      const recording = { id: `${commandId}-${type}`, by, at: context.now, command: name, commandId };
      state = decider.evolve[type]!(state, data, recording) as object;
      ways.look(state, { type, data, ...recording });
      return { type, data, ...recording };
    });
  };
  const [last] = told.map(([name, command]) => ({ name, command, id: tell(name, command, BY)[0]!.id })).slice(-1);
  const { id: eventId, name, command } = last!;
  const replacement = { [name[0]!.toLowerCase() + name.slice(1)]: { ...command, on: '2024-02-01', to: undefined } };
  tell('CorrectEntry', { eventId, reason: 'a slip', replacement }, ANOTHER);
  const [disputed] = tell('DisputeEntry', { eventId, reason: 'a slip' }, BY);
  tell('ReviewEntry', { eventId: disputed!.id, on: '2024-03-01', upheld: true }, ANOTHER);
  tell('StrikeOutEntry', { eventId, reason: 'a slip' }, { ...ANOTHER, id: 'a third' });
};

describe('every entry can be amended in some way', () => {
  it('in a survivor’s record', () => {
    const ways = new Ways(aggregates.survivor);
    everyJourney(
      ({ facts, before, state }) => {
        for (const [index, fact] of facts.entries()) ways.look(before[index + 1] ?? state, fact);
      },
      // fewer do not record each type of entry, of which `requireWays` asks for all; `npm run test:soak` draws 2,000
      { seed: 5, journeys: Number(process.env.ENTRY_JOURNEYS ?? 200) },
    );
    requireWays(ways, aggregates.survivor, OF_SURVIVOR);
  });

  it('in a court case', () => {
    const ways = new Ways(aggregates.prosecution);
    for (const told of COURT_CASES) everyEntryOf(aggregates.prosecution, ways, told);
    requireWays(ways, aggregates.prosecution, IN_COURT);
  });

  it('in an operation', () => {
    const ways = new Ways(aggregates.operation);
    for (const told of OPERATIONS) everyEntryOf(aggregates.operation, ways, told);
    requireWays(ways, aggregates.operation, OUTSIDE);
  });
});
