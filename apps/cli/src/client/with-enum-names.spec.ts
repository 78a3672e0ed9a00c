import { readFileSync } from 'node:fs';
import { coerceInputValue } from 'graphql';
import { isCommand, type Line } from '#demonstration';
import { commandNameOf } from '#nest/plain';
import { inputTypeOf } from './schema.js';
import { withEnumNames } from './with-enum-names.js';

const referral = {
  source: 'OutreachOperation',
  office: 'SiemReapCac',
  languages: ['khm'],
  contact: { channel: 'InPerson', value: 'Phone' },
};

describe('what is sent to the API', () => {
  it('has names of enum values where a file has stored codes, and the same texts', () => {
    expect(withEnumNames(referral, inputTypeOf('ReceiveReferral'))).toEqual({
      ...referral,
      source: 'OUTREACH_OPERATION',
      contact: { channel: 'IN_PERSON', value: 'Phone' },
    });
  });

  it('keeps names, and whatever the type does not have', () => {
    const named = { level: 'HIGH', retraffickingIndicators: ['OutOfSchool', 'DEBT'], another: 'OutOfSchool' };
    const sent = withEnumNames(named, inputTypeOf('AssessRisk'));
    expect(sent).toEqual({ ...named, retraffickingIndicators: ['OUT_OF_SCHOOL', 'DEBT'] });
  });

  it('fits the schema for every command of the data set', () => {
    const lines = readFileSync('libs/demonstration/data/cambodia-2020.ndjson', 'utf8').trim().split('\n');
    for (const { mutation, input } of lines.map((line) => JSON.parse(line) as Line).filter(isCommand)) {
      const type = inputTypeOf(commandNameOf(mutation));
      const wrong: string[] = [];
      coerceInputValue(withEnumNames(input, type), type, (_, __, { message }) => wrong.push(message));
      expect([mutation, wrong]).toEqual([mutation, []]);
    }
  });
});
