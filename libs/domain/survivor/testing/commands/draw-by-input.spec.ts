import type { Type } from '@nestjs/common';
import { Code, DateField, Id, Line, NestedList, Office, SurvivorCommand, Text } from '#nest';
import { survivor, type SurvivorState } from '../../survivor.js';
import { chanceOf } from '../chance.js';
import { Draw, PERSONAL } from '../draw.js';
import { fieldsOfInput } from '../input-fields.js';
import { journey } from '../journey.js';
import { drawByInput, drawFields } from './draw-by-input.js';

const KINDS = { SCHOOL: 'School', TRAINING: 'Training' };

class PartInput {
  @Line(100) readonly teacher!: string;
}

class Enrol extends SurvivorCommand {
  @Id({ nullable: true }) readonly enrolmentId?: string;
  @DateField() readonly on!: string;
  @Office() readonly office!: string;
  @Code(KINDS) readonly kind!: string;
  @Line(100) readonly subject!: string;
  @Text(2_000, { nullable: true }) readonly note?: string;
  @NestedList(() => PartInput) readonly parts!: PartInput[];
}

class Leave extends SurvivorCommand {
  @Id() readonly enrolmentId!: string;
}

interface DrawnLesson {
  readonly kind: string;
  readonly subject: string;
  readonly note?: string;
  readonly parts: readonly { readonly teacher: string }[];
}

/** Commands of the steps that say nothing but their day. */
const ONLY_DAY = journey.flatMap(({ inputs }) =>
  Object.entries(inputs).flatMap(([name, input]) => {
    const fields = fieldsOfInput(input).map(([field]) => field);
    return fields.length === 1 && fields[0] === 'on' ? [name] : [];
  }),
);

const draw = new Draw(chanceOf(7), '2020-03-01T03:00:00.000Z', 0);
const personal = new Set(['note', 'teacher']);
const drawMany = (input: Type, state: SurvivorState = survivor.initial): object[] =>
  Array.from({ length: 50 }, () => drawFields(input, personal)(draw, state));

describe('a command that is drawn by its input', () => {
  const drawn = drawMany(Enrol) as DrawnLesson[];

  it('has every field that it must have, now and then the others, and none that every command has', () => {
    const keys = new Set(drawn.map((one) => Object.keys(one).join(' ')));
    expect([...keys].toSorted()).toEqual([
      'enrolmentId on office kind subject note parts',
      'enrolmentId on office kind subject parts',
      'on office kind subject note parts',
      'on office kind subject parts',
    ]);
  });

  it('has every code of a list', () => {
    expect(new Set(drawn.map(({ kind }) => kind))).toEqual(new Set(['School', 'Training']));
  });

  it('marks what is personal, also in its parts, and nothing else', () => {
    expect(drawn.every(({ note = PERSONAL }) => note.startsWith(PERSONAL))).toBe(true);
    expect(drawn.every(({ parts }) => parts[0]!.teacher.startsWith(PERSONAL))).toBe(true);
    expect(drawn.some(({ subject }) => subject.startsWith(PERSONAL))).toBe(false);
  });

  it('names an entry of the record', () => {
    const enrolled = { data: { enrolmentId: 'the id of the enrolment' } };
    const state = { ...survivor.initial, record: [enrolled] } as unknown as SurvivorState;
    expect(drawMany(Leave, state)).toEqual(Array.from({ length: 50 }, () => enrolled.data));
  });

  it('is one that people send', () => {
    expect(ONLY_DAY).not.toEqual([]);
    for (const name of ONLY_DAY) expect(drawByInput(name)(draw, survivor.initial)).toEqual({ on: expect.any(String) });
    expect(() => drawByInput('BeginErasure')).toThrow('Draw BeginErasure in libs/domain/survivor/testing/commands');
  });
});
