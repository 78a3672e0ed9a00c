import { steps } from '#domain/aggregates';
import { mutationNameOf } from '#nest';
import { OUTSIDE_MENU } from '../../apps/console/src/forms/outside-menu.js';
import { BEGINS, CHANGES } from '../../apps/console/src/registers/commands.js';

const commands = steps.flatMap(({ inputs }) => Object.keys(inputs).map(mutationNameOf));
const inMenu = new Set(steps.flatMap(({ menu = {} }) => Object.keys(menu)));

const namesIn = (table: object | string): readonly string[] =>
  typeof table === 'string' ? [table] : Object.values(table).flatMap((one: object | string) => namesIn(one));
const linked: ReadonlySet<string> = new Set([OUTSIDE_MENU, BEGINS, CHANGES].flatMap(namesIn));

/** Answered beside what they are about, without a form. */
const IN_PLACE = ['answerOffice', 'judgeDuplicate', 'withdrawOfficeRequest'];

it('leads to every form, from the menu of a record or from another page', () => {
  const toLink = commands.filter((name) => !inMenu.has(name) && !linked.has(name) && !IN_PLACE.includes(name));
  expect(toLink.map((name) => `link ${name} from a page: forms/outside-menu.ts or registers/commands.ts`)).toEqual([]);
});

it('offers outside the menu only what the menu has not', () => {
  expect([...linked].filter((name) => inMenu.has(name))).toEqual([]);
});
