import { IS_OPTIONAL, ValidationTypes, getMetadataStorage, type ValidationArguments } from 'class-validator';

type Fields = Readonly<Record<string, unknown>>;

interface Rule {
  readonly isEach: boolean;
  readonly constraints: unknown[];
  readonly validate: (value: unknown, args: ValidationArguments) => unknown;
}

interface FieldRules {
  readonly name: string;
  readonly isOptional: boolean;
  readonly isNested: boolean;
  readonly rules: readonly Rule[];
}

/** The rules of a class by field; undefined where they say more than this file understands. */
type ClassRules = ReadonlyMap<string, FieldRules> | undefined;

const known = new WeakMap<Function, { readonly rules: ClassRules }>();

/**
 * Whether an object keeps all rules of class-validator for its class, and has no value without a rule. It calls the same
 * rules, found once for each class: class-validator finds them for each object again, in a search through all classes.
 * False says nothing: class-validator has to judge, and to say what is wrong.
 */
export const isSurelyValid = (object: unknown, type: Function): boolean => {
  if (typeof object !== 'object' || object === null || Object.getPrototypeOf(object) !== type.prototype) return false;
  const rules = rulesOf(type);
  if (!rules) return false;
  const fields = object as Fields;
  for (const field of Object.keys(fields)) if (!rules.has(field) && fields[field] !== undefined) return false;
  for (const field of rules.values()) if (!keepsRules(fields, field)) return false;
  return true;
};

const keepsRules = (object: Fields, { name, isOptional, isNested, rules }: FieldRules): boolean => {
  const value = object[name];
  if (isOptional && (value === undefined || value === null)) return true;
  if (!(isNested ? isPart(value) : isPlain(value))) return false;
  for (const rule of rules) if (!keepsRule(object, name, value, rule)) return false;
  return true;
};

const keepsRule = (object: Fields, property: string, value: unknown, rule: Rule): boolean => {
  const { isEach, constraints, validate } = rule;
  const args = { targetName: object.constructor.name, property, object, value, constraints };
  if (!isEach) return validate(value, args) === true;
  return Array.isArray(value) && value.every((item) => validate(item, args) === true);
};

/** An object of a class with rules of its own, or a list of these. */
const isPart = (value: unknown): boolean => (Array.isArray(value) ? value.every(isSingle) : isSingle(value));

const isSingle = (value: unknown): boolean => {
  const type = (value as object | null | undefined)?.constructor;
  return typeof type === 'function' && isSurelyValid(value, type);
};

/** A value without parts, or a list of these: nobody has to look for keys such as `__proto__` in it. */
const isPlain = (value: unknown): boolean => (Array.isArray(value) ? value.every(isPrimitive) : isPrimitive(value));

const isPrimitive = (value: unknown): boolean =>
  value === null || (typeof value !== 'object' && typeof value !== 'function');

const rulesOf = (type: Function): ClassRules => {
  const found = known.get(type);
  if (found) return found.rules;
  const rules = findRules(type);
  known.set(type, { rules });
  return rules;
};

const findRules = (type: Function): ClassRules => {
  const storage = getMetadataStorage();
  const all = storage.getTargetValidationMetadatas(type, '', false, false);
  if (all.length === 0 || !all.every(isUnderstood)) return undefined;
  const byField = Object.entries(storage.groupByPropertyName(all));
  return new Map(
    byField.map(([name, ofField]): [string, FieldRules] => [
      name,
      {
        name,
        isOptional: ofField.some((one) => one.type === ValidationTypes.CONDITIONAL_VALIDATION),
        isNested: ofField.some((one) => one.type === ValidationTypes.NESTED_VALIDATION),
        rules: ofField.flatMap(rulesIn),
      },
    ]),
  );
};

type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

const rulesIn = ({ constraintCls, constraints, each }: Metadata): Rule[] =>
  getMetadataStorage()
    .getTargetValidatorConstraints(constraintCls)
    .map(({ instance }) => ({
      isEach: each,
      constraints,
      validate: (value, args) => instance.validate(value, args),
    }));

const isUnderstood = ({ type, name, groups, validateIf, constraintCls }: Metadata): boolean => {
  if (groups?.length > 0 || validateIf) return false;
  if (type === ValidationTypes.NESTED_VALIDATION) return true;
  if (type === ValidationTypes.CONDITIONAL_VALIDATION) return name === IS_OPTIONAL;
  const constraints = getMetadataStorage().getTargetValidatorConstraints(constraintCls);
  return type === ValidationTypes.CUSTOM_VALIDATION && constraints.length > 0 && !constraints.some((one) => one.async);
};
