import { fold } from '#kernel/decider';
import { codesWritten } from '#i18n/testing';
import { survivor, type SurvivorState } from './survivor.js';
import { expectSame } from './testing/expect-same.js';
import { INVARIANTS } from './testing/invariants.js';
import { everyJourney, type Fact, type RandomJourney } from './testing/random-journey.js';

/** With this seed so few journeys come to every event and every refusal; with others it may take more. */
const SEED = Number(process.env.JOURNEY_SEED ?? 5);
const JOURNEYS = Number(process.env.JOURNEYS ?? 400);

const replayFacts = (facts: readonly Fact[]): SurvivorState => fold(survivor, facts as never);

const throughJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/**
 * The record as if it had been right from the beginning: without struck-out entries, and with the replacements of
 * corrected ones.
 */
const asItStands = (facts: readonly Fact[]): SurvivorState => {
  const standing = new Map(facts.map((fact) => [fact.id, fact]));
  for (const { type, data } of facts) {
    if (type !== 'EntryCorrected' && type !== 'EntryStruckOut') continue;
    const entry = standing.get(String(data.eventId));
    if (type === 'EntryStruckOut') standing.delete(String(data.eventId));
    else if (entry) standing.set(entry.id, { ...entry, data: Object.values(data.replacement as object)[0] });
  }
  return replayFacts([...standing.values()]);
};

const withoutRecord = ({ record: _, ...state }: SurvivorState): object => state;

const brokenInvariants = ({ state, facts, before }: RandomJourney): string[] =>
  facts.flatMap((entry, index) => {
    const happening = { before: before[index]!, entry, after: before[index + 1] ?? state };
    return Object.entries(INVARIANTS).flatMap(([title, holds]) =>
      holds(happening) ? [] : [`${title}: ${entry.type}`],
    );
  });

/** Results that only a person can cause in a survivor's record. */
const codesOfTheJourney = (): Set<string> =>
  new Set(
    codesWritten()
      .filter(({ path }) =>
        /^libs\/(domain\/survivor|kernel\/decider)\/.*(\.decider|\.rules|survivor|irregular|rule-override|identical-retry|day)\.ts$/.test(
          path,
        ),
      )
      .flatMap(({ codes }) => codes),
  );

const told = new Map<string, number>();
const refusedWith = new Map<string, number>();
/** The facts of a tenth of the journeys: drawing costs far more than looking. */
const some: (readonly Fact[])[] = [];
const count = (of: Map<string, number>, what: string) => of.set(what, (of.get(what) ?? 0) + 1);

const fewerThan = (least: number, wanted: Iterable<string>, of: ReadonlyMap<string, number>): string[] =>
  [...wanted]
    .map((what) => [what, of.get(what) ?? 0] as const)
    .filter(([, times]) => times < least)
    .map(
      ([what, times]) =>
        `${what}: ${times} of at least ${Math.ceil(least)}: draw what leads to it in libs/domain/survivor/testing/rare.ts`,
    );

const table = (of: ReadonlyMap<string, number>): string =>
  [...of]
    .toSorted(([, one], [, other]) => one - other)
    .map(([what, times]) => `${String(times).padStart(8)} ${what}\n`)
    .join('');

describe(`the journeys of ${JOURNEYS} survivors`, () => {
  it('throw only refusals, break no invariant, and yield their state from the record alone', () => {
    let asked = 0;
    let allowed = 0;
    everyJourney(
      (drawn) => {
        const { facts, refused, state } = drawn;
        asked += drawn.asked;
        allowed += new Set(facts.map(({ commandId }) => commandId)).size;
        if (some.length < JOURNEYS / 10) some.push(facts);
        for (const { type } of facts) count(told, type);
        for (const { code } of refused) count(refusedWith, code);
        expect(brokenInvariants(drawn)).toEqual([]);
        expectSame(replayFacts(facts), state);
        expectSame(replayFacts(throughJson(facts)), state);
        expectSame(withoutRecord(asItStands(facts)), withoutRecord(state));
      },
      { seed: SEED, journeys: JOURNEYS },
    );
    const share = Math.round((100 * allowed) / asked);
    process.stdout.write(
      `seed ${SEED}: ${JOURNEYS} journeys, ${asked} commands, ${share} of 100 allowed\n${table(told)}${table(refusedWith)}`,
    );
    expect(share).toBeGreaterThan(60);
  }, 600_000);

  it('include each event, and often', () => {
    expect(fewerThan(JOURNEYS / 100, Object.keys(survivor.evolve), told)).toEqual([]);
  });

  it('include each refusal, and often', () => {
    expect(codesOfTheJourney().size).toBeGreaterThan(50);
    expect(fewerThan(JOURNEYS / 250, codesOfTheJourney(), refusedWith)).toEqual([]);
  });

  it('can have any entry after any other', () => {
    expect(some.length).toBeGreaterThan(0);
    for (const facts of some) {
      const turned = facts.toReversed();
      expect(() => replayFacts(turned)).not.toThrow();
      expect(() => replayFacts(facts.filter((_, index) => index % 2 === 0))).not.toThrow();
    }
  });
});
