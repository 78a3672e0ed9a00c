import { PERSONAL_CLASSES, Refusal, fold } from '#kernel/decider';
import {
  applyAmendments,
  foldRows,
  factsFromHistory,
  type Projection,
  type ProjectableEvent,
} from '#kernel/projections';
import { classesOf, readingOf } from '#nest';
import { join, markPart, separateParts } from '../../../kernel/integrity/payload.js';
import { survivor, type SurvivorState } from '../survivor.js';
import { COMMANDS, type Name } from '../testing/commands/commands.js';
import { chanceOf } from '../testing/chance.js';
import { Draw } from '../testing/draw.js';
import { journey } from '../testing/journey.js';
import { SETTINGS, everyJourney, type Fact } from '../testing/random-journey.js';

const classes = classesOf(journey);
const { amends } = readingOf(journey);
const projections: readonly Projection[] = journey.flatMap((step) => step.projections);
const NAMES = Object.keys(survivor.decide) as Name[];

/** How an event reads when every key of the survivor is destroyed. */
const eraseFact = ({ type, data, ...recording }: Fact): Fact => {
  const table = classes[type]!;
  const { open } = separateParts(data, table);
  const parts = PERSONAL_CLASSES.map((personalClass) => markPart(open, table, personalClass));
  return { ...recording, type, data: join(open, parts) };
};

const BODY = 'sealed-body';

/** The form that views receive: open values, and sealed ones as stored in the log. */
const seenIn = (facts: readonly Fact[]): ProjectableEvent[] =>
  facts.map(({ type, data, id: eventId, at, by, command, commandId }, revision) => {
    const { open, parts } = separateParts(data, classes[type]!);
    const metadata = { actor: by, decidedAt: at, command, commandId } as ProjectableEvent['meta']['metadata'];
    const sealed = Object.keys(parts).map((personalClass) => ({
      stream: 'survivor-srey',
      eventId,
      type,
      personalClass: personalClass as (typeof PERSONAL_CLASSES)[number],
      text: `v1.key-of-${personalClass}.${BODY}`,
    }));
    const meta = {
      category: 'survivor',
      subject: 'bb55443a-693c-4f16-a348-266bb02256a6',
      eventId,
      type,
      revision,
      position: BigInt(revision),
      recordedAt: at,
      metadata,
      sealed,
    };
    return { data: open, meta };
  });

const GONE: Fact = {
  type: 'PersonalDataErased',
  data: { requestId: 'request', classes: [...PERSONAL_CLASSES], keyIds: [] },
  id: 'the-erasure',
  by: { id: 'eraser', role: 'POLICY', organisation: 'Homeward' },
  at: '2021-01-01T00:00:00.000Z',
  command: 'RecordErasure',
  commandId: 'the-command',
};

const factsOf = (events: readonly ProjectableEvent[]): object[] =>
  projections.flatMap((projection) =>
    projection.kind === 'facts'
      ? factsFromHistory(projection, events, amends).filter(({ eventId }) => eventId !== GONE.id)
      : [],
  );

const rowsOf = (events: readonly ProjectableEvent[]): object[] =>
  projections.flatMap((projection) =>
    projection.kind === 'rows'
      ? foldRows(
          projection,
          [],
          applyAmendments(events, amends).filter(({ meta }) => meta.type in projection.on),
        ).saved
      : [],
  );

const asText = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one));

describe('any history of a survivor whose keys are destroyed', () => {
  it('answers every command with events or a refusal', () => {
    let answered = 0;
    everyJourney(({ facts }) => {
      const state = fold(survivor, facts.map(eraseFact) as never) as SurvivorState;
      const chance = chanceOf(facts.length);
      for (const name of NAMES) {
        const draw = new Draw(chance, '2021-06-01T03:00:00.000Z', 2);
        const by = {
          id: draw.one(['sokha', 'dara']),
          role: draw.one(['CASE_WORKER', 'SUPERVISOR']),
          organisation: 'A21',
        };
        const context = { steps: {}, by, now: draw.now, commandId: draw.id(), settings: SETTINGS };
        try {
          survivor.decide[name](state, COMMANDS[name](draw, state) as never, context);
          answered++;
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      }
    });
    expect(answered).toBeGreaterThan(1_000);
  });

  it('yields the same facts for every figure as before', () => {
    everyJourney(({ facts }) => {
      const before = seenIn(facts);
      expect(factsOf([...before, ...seenIn([GONE])])).toEqual(factsOf(before));
    });
  });

  it('leaves no sealed value in any row of a view, and each row still shows that it was sealed', () => {
    let held = 0;
    everyJourney(({ facts }) => {
      const before = asText(rowsOf(seenIn(facts)));
      const after = asText(rowsOf([...seenIn(facts), ...seenIn([GONE])]));
      held += before.split(BODY).length - 1;
      expect(after).not.toContain(BODY);
      expect(after.split('"v1.key-of-').length).toBe(before.split('"v1.key-of-').length);
    });
    expect(held).toBeGreaterThan(150);
  });
});
