import { readFileSync } from 'node:fs';
import { buildSchema, isEnumType } from 'graphql';
import { enumNameOf } from './enum-name.js';

describe('the name in the schema of a recorded code', () => {
  it('has the words of the code', () => {
    const codes = ['ForcedBegging', 'NotAVictimOfTrafficking', 'CacOutreach', 'unknownType'];
    const names = ['FORCED_BEGGING', 'NOT_A_VICTIM_OF_TRAFFICKING', 'CAC_OUTREACH', 'UNKNOWN_TYPE'];
    expect(codes.map(enumNameOf)).toEqual(names);
  });

  it('is what every name of the schema is itself', () => {
    const enums = Object.values(buildSchema(readFileSync('schema.graphql', 'utf8')).getTypeMap()).filter(isEnumType);
    const names = enums.flatMap((type) => type.getValues().map(({ name }) => name));
    expect(names.map(enumNameOf)).toEqual(names);
  });
});
