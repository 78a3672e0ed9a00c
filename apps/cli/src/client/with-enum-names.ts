import { getNullableType, isEnumType, isInputObjectType, isListType, type GraphQLInputType } from 'graphql';
import { enumNameOf } from '#nest/plain';

/** The same value as the API takes it: files have stored codes such as `ForcedBegging`, enums have `FORCED_BEGGING`. */
export const withEnumNames = (value: unknown, type: GraphQLInputType): unknown => {
  const itsType = getNullableType(type);
  if (Array.isArray(value))
    return value.map((one) => withEnumNames(one, isListType(itsType) ? itsType.ofType : itsType));
  if (isEnumType(itsType)) return typeof value === 'string' ? enumNameOf(value) : value;
  if (!isInputObjectType(itsType) || typeof value !== 'object' || value === null) return value;
  const fields = itsType.getFields();
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, fields[name] ? withEnumNames(one, fields[name].type) : one]),
  );
};
