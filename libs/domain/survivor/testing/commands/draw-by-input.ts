import type { Type } from '@nestjs/common';
import type { Control, DeclaredField, Step } from '#nest';
import type { SurvivorState } from '../../survivor.js';
import { PARTNER, type Draw } from '../draw.js';
import { fieldsOfInput } from '../input-fields.js';
import { journey } from '../journey.js';

/** A field to draw, and what is known of it. */
interface Field extends DeclaredField {
  readonly name: string;
  /** The names of the personal fields of the step. */
  readonly personal: ReadonlySet<string>;
}

type DrawField = (draw: Draw, field: Field, state: SurvivorState) => unknown;

const drawText: DrawField = (draw, { name, personal }) => (personal.has(name) ? draw.personal() : draw.text());

const codesIn = ({ type }: Field): readonly string[] => Object.values([type()].flat()[0] as Record<string, string>);

/** Every id that an entry has under that name. */
const idsIn = ({ record }: SurvivorState, name: string): string[] =>
  record.flatMap(({ data }) => (typeof data[name] === 'string' ? [data[name]] : []));

/** One that the record knows; where it may be left out, it may also be new, as it may name the entry itself. */
const drawEntry: DrawField = (draw, { name, isOptional }, state) =>
  draw.known([...(isOptional ? [draw.id()] : []), ...idsIn(state, name)]);

const drawPart: DrawField = (draw, { type, personal }, state) =>
  drawFields([type()].flat()[0] as Type, personal)(draw, state);

const BY_CONTROL: Readonly<Record<Control, DrawField>> = {
  line: drawText,
  lines: (...asked) => [drawText(...asked)],
  text: drawText,
  number: (draw) => draw.whole(12),
  day: (draw) => draw.day(),
  instant: (draw) => `${draw.day()}T03:00:00.000Z`,
  month: (draw) => draw.day().slice(0, 7),
  yesNo: (draw) => draw.flag(),
  code: (draw, field) => draw.one(codesIn(field)),
  codes: (draw, field) => draw.some(codesIn(field)),
  entry: drawEntry,
  entries: (...asked) => [drawEntry(...asked)],
  file: (draw) => draw.id(),
  country: (draw) => draw.one(['TH', 'MY']),
  countries: (draw) => draw.some(['TH', 'LA']),
  province: () => '01',
  district: () => '0102',
  districts: () => ['0102'],
  language: () => 'khm',
  languages: () => ['khm'],
  office: () => 'Poipet',
  worker: (draw) => draw.one(['sokha', 'bopha', 'kunthea']),
  organisation: (draw) => draw.id(),
  organisationName: (draw) => draw.text(),
  organisationNames: (draw) => [draw.text()],
  attendees: () => ['sokha', PARTNER],
  survivor: (draw) => draw.id(),
  money: (draw) => draw.whole(5_000),
  currency: () => 'USD',
  part: drawPart,
  parts: (...asked) => [drawPart(...asked)],
};

/** Draws the fields of an input in their order, and leaves out now and then what may be left out. */
export const drawFields =
  (input: Type, personal: ReadonlySet<string>) =>
  (draw: Draw, state: SurvivorState): object =>
    Object.assign(
      {},
      ...fieldsOfInput(input).map(([name, declared]) => {
        const field = { ...declared, name, personal };
        const draws = () => ({ [name]: BY_CONTROL[field.control](draw, field, state) });
        return field.isOptional ? draw.maybe(draws) : draws();
      }),
    ) as object;

const personalIn = (classes: object): string[] =>
  Object.entries(classes).flatMap(([name, inner]: [string, unknown]) =>
    typeof inner === 'object' && inner !== null ? personalIn(inner) : inner === 'open' ? [] : [name],
  );

const stepOf = (command: string): Step | undefined => journey.find(({ inputs }) => command in inputs);

/** How a command is drawn whose fields are each drawn by their control. */
export const drawByInput = (command: string): ((draw: Draw, state: SurvivorState) => object) => {
  const step = stepOf(command);
  if (!step) throw new Error(`Draw ${command} in libs/domain/survivor/testing/commands: no person sends it.`);
  return drawFields(step.inputs[command]!, new Set(personalIn(step.classes)));
};
