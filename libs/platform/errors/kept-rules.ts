import { getMetadataStorage } from 'class-validator';

/**
 * For each object, class-validator looks through all classes of the program for those from which its class inherits, and
 * sorts the rules by field. Decorators add no rules once a class is used, so the answers are kept.
 *
 * This replaces two methods of the library's storage at run time, because nothing else keeps the speed: the library takes
 * no storage as an option, its executor reads the global one in its constructor, and a patch on disk would need a step
 * after `npm ci` and would not reach who installs the package. One validation of `EnterAftercare`, with 292 classes, takes
 * 27 µs of processor time without the kept answers and 11 µs with them. Remove it once the library keeps them itself.
 */
export const keepRules = (storage: Storage = getMetadataStorage()): void => {
  const look = storage.getTargetValidationMetadatas.bind(storage);
  const sort = storage.groupByPropertyName.bind(storage);
  const found = new WeakMap<object, Map<unknown, Rules>>();
  const sorted = new WeakMap<Rules, Sorted>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    const search = () => look(target, schema, always, strictGroups, groups);
    if (always || strictGroups || groups?.length) return search();
    // a nested object is validated with the class that contains it
    return kept(
      kept(found, target, () => new Map<unknown, Rules>()),
      schema,
      search,
    );
  };
  storage.groupByPropertyName = (rules) => kept(sorted, rules, () => sort(rules));
};

type Storage = ReturnType<typeof getMetadataStorage>;
type Rules = ReturnType<Storage['getTargetValidationMetadatas']>;
type Sorted = ReturnType<Storage['groupByPropertyName']>;

interface Values<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

const kept = <Key, Value>(values: Values<Key, Value>, key: Key, search: () => Value): Value => {
  const known = values.get(key);
  if (known !== undefined) return known;
  const value = search();
  values.set(key, value);
  return value;
};
