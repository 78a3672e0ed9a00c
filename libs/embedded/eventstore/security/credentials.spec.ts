import { describe, expect, it } from '@jest/globals';
import { makeUserEntry } from '#embedded/eventstore-users';
import { identify } from './credentials.js';

const users = { api: makeUserEntry('pass:word') };
const basic = (credential: string) => `Basic ${Buffer.from(credential).toString('base64')}`;

describe('a caller', () => {
  it.each([
    ['with the right credential is a user', [basic('api:pass:word')], 'user'],
    ['who writes the scheme in small letters is one, too', [basic('api:pass:word').replace('B', 'b')], 'user'],
    ['with a wrong password is wrong', [basic('api:password')], 'wrong'],
    ['with an empty one is wrong', [basic('api:')], 'wrong'],
    ['with an unknown name is wrong', [basic('somebody:pass:word')], 'wrong'],
    ['called like a property of every object is wrong', [basic('constructor:x')], 'wrong'],
    ['without a header is anonymous', [], 'anonymous'],
    ['with two headers is anonymous', [basic('api:pass:word'), basic('api:pass:word')], 'anonymous'],
    ['with a Bearer token is anonymous', ['Bearer abc'], 'anonymous'],
    ['who names no password is anonymous', [basic('api')], 'anonymous'],
    ['with what is not Base64 is garbled', ['Basic *'], 'garbled'],
    ['with half of Base64 is garbled', ['Basic abc'], 'garbled'],
  ] as const)('%s', (_, authorization, caller) => {
    expect(identify(users, authorization)).toBe(caller);
  });
});
