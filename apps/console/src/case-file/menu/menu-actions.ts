import type { ActionRefusal, Available } from '../../journey/available.js';
import type { Menu } from '../../journey/menu.js';
import { containsWords } from '../../language/contains-words.js';
import { groupBy } from '../grouped.js';

/** Something that may be recorded. */
export interface Action {
  readonly mutation: string;
  readonly name: string;
  readonly strand: string;
  readonly refusal: ActionRefusal | undefined;
}

interface Words {
  readonly name: (mutation: string) => string;
  readonly strand: (strand: string) => string;
}

/** All actions of the menu in its order; in each part, those that are possible come first. */
export const actionsIn = (menu: Menu, available: Available, words: Words): readonly Action[] =>
  menu.flatMap(({ strand, mutations }) =>
    mutations
      // what the answer does not judge, such as an emergency access, is offered
      .map((mutation) => ({
        mutation,
        name: words.name(mutation),
        strand: words.strand(strand),
        refusal: available.get(mutation),
      }))
      .toSorted((one, other) => Number(Boolean(one.refusal)) - Number(Boolean(other.refusal))),
  );

/** What keeps most of the actions from being recorded, such as an erasure: it is said once, and not at each of them. */
export const sharedRefusal = (actions: readonly Action[]): ActionRefusal | undefined => {
  const refused = actions.flatMap(({ refusal }) => refusal ?? []);
  const groups = [...groupBy(refused, ({ sentence, first }) => `${sentence} ${first}`).values()];
  return groups.find((same) => same.length > actions.length / 2)?.[0];
};

export const isSameRefusal = (one: ActionRefusal | undefined, other: ActionRefusal | undefined): boolean =>
  one?.sentence === other?.sentence && one?.first === other?.first;

/** `completeFollowUp` → `complete follow up`, so that English words are found in every language. */
const english = (mutation: string): string => mutation.replaceAll(/(?=[A-Z])/g, ' ');

/** The actions that contain all words of the search in their name, their part or their English name. */
export const filterActions = (actions: readonly Action[], sought: string): readonly Action[] =>
  actions.filter(({ mutation, name, strand }) => containsWords(`${name} ${strand} ${english(mutation)}`, sought));
