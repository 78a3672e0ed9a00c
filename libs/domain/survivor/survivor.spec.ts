import { PERSONAL_CLASSES, fold } from '#kernel/decider';
import { markPart, join, separateParts } from '../../kernel/integrity/payload.js';
import { journey } from './testing/journey.js';
import { survivor } from './survivor.js';
import { PERSONAL } from './testing/draw.js';
import { expectSame } from './testing/expect-same.js';
import { everyJourney, type Fact } from './testing/random-journey.js';

const classes: (typeof journey)[number]['classes'] = Object.assign({}, ...journey.map((step) => step.classes));

const replayFacts = (facts: readonly Fact[]) => fold(survivor, facts as never);

const throughJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** How an event reads when every key of the survivor is destroyed. */
const eraseFact = ({ type, data, ...recording }: Fact): Fact => {
  const table = classes[type]!;
  const { open } = separateParts(data, table);
  const parts = PERSONAL_CLASSES.map((personalClass) => markPart(open, table, personalClass));
  return { ...recording, type, data: join(open, parts) };
};

describe('any journey of a survivor', () => {
  it('answers every command with events, or with a code and a sentence', () => {
    everyJourney(({ refused }) => {
      for (const { code, message } of refused) {
        expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
        expect(message).toMatch(/^\S.+\.$/);
      }
    });
  });

  it('yields its state from the history alone', () => {
    everyJourney(({ facts, state }) => {
      expectSame(replayFacts(facts), state);
      expectSame(replayFacts(throughJson(facts)), state);
    });
  });

  it('has a class for every personal value, and leaves none open', () => {
    everyJourney(({ facts }) => {
      for (const { type, data } of facts) {
        const { open, parts } = separateParts(data, classes[type]!);
        expect(JSON.stringify(open)).not.toContain(PERSONAL);
        expectSame(join(open, Object.values(parts)), throughJson(data));
      }
    });
  });

  it("can be read when the survivor's keys are destroyed", () => {
    everyJourney(({ facts }) => {
      expect(() => replayFacts(facts.map(eraseFact))).not.toThrow();
    });
  });
});
