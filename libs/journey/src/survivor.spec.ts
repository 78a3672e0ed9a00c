import { PERSONAL_CLASSES, fold } from '#decider';
import { markedPart, join, separate } from '../../trust/src/separate.js';
import { journey } from './testing/journey.js';
import { survivor } from './survivor.js';
import { PERSONAL } from './testing/draw.js';
import { expectSame } from './testing/expect-same.js';
import { everyLife, type Fact } from './testing/life.js';

const classes: (typeof journey)[number]['classes'] = Object.assign({}, ...journey.map((step) => step.classes));

const replayed = (facts: readonly Fact[]) => fold(survivor, facts as never);

const throughJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** What an event reads as when every key of hers is destroyed. */
const erased = ({ type, data, ...recording }: Fact): Fact => {
  const table = classes[type]!;
  const { open } = separate(data, table);
  const parts = PERSONAL_CLASSES.map((personalClass) => markedPart(open, table, personalClass));
  return { ...recording, type, data: join(open, parts) };
};

describe('whatever happens to a survivor', () => {
  it('whoever asks is answered with events, or with a code and a sentence', () => {
    everyLife(({ refused }) => {
      for (const { code, message } of refused) {
        expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
        expect(message).toMatch(/^\S.+\.$/);
      }
    });
  });

  it('her history alone says how things stand', () => {
    everyLife(({ facts, state }) => {
      expectSame(replayed(facts), state);
      expectSame(replayed(throughJson(facts)), state);
    });
  });

  it('every personal value is in a class, and none is left in the open', () => {
    everyLife(({ facts }) => {
      for (const { type, data } of facts) {
        const { open, parts } = separate(data, classes[type]!);
        expect(JSON.stringify(open)).not.toContain(PERSONAL);
        expectSame(join(open, Object.values(parts)), throughJson(data));
      }
    });
  });

  it('her history can be read when her keys are gone', () => {
    everyLife(({ facts }) => {
      expect(() => replayed(facts.map(erased))).not.toThrow();
    });
  });
});
