import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginOf } from '../services/living.js';
import { eventStoreUrlOf, servingIn } from './connection.js';

describe('the service that a command finds in a data folder', () => {
  let data: string;

  beforeEach(() => (data = mkdtempSync(join(tmpdir(), 'homeward-test-'))));
  afterEach(() => rmSync(data, { recursive: true }));

  const url = 'http://127.0.0.1:4000/graphql';
  const eventStoreUrl = 'esdb://localhost:2113?tls=true&tlsCaFile=/nowhere/ca.crt';
  const leave = (began: string | undefined) =>
    writeFileSync(
      join(data, 'homeward.json'),
      JSON.stringify({
        id: 'one',
        pid: process.pid,
        children: {},
        began: { [process.pid]: began },
        url,
        eventStoreUrl,
      }),
    );

  it('is the one that runs there', () => {
    leave(beginOf(process.pid));
    expect(servingIn(data)).toMatchObject({ url, eventStoreUrl });
  });

  it('is none if that one was killed: its ports may be those of another program by now', () => {
    leave('1');
    expect(servingIn(data)).toEqual({});
    expect(eventStoreUrlOf({ data, eventStoreUrl: undefined, eventStoreCredentials: undefined })).toBeUndefined();
  });

  it('is none to somebody who may not read its file, and whose command goes on without', () => {
    mkdirSync(join(data, 'homeward.json')); // root may read each file, and nobody reads a folder as one
    expect(servingIn(data)).toEqual({});
  });
});
