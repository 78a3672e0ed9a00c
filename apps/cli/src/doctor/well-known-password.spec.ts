import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeUserEntry } from '#embedded/eventstore-users';
import { serve } from '../../../../libs/embedded/eventstore/testing/node.js';
import { testSecurity } from '../../../../libs/embedded/eventstore/testing/security.js';
import { CHECKS } from './checks.js';
import type { ExaminedInstallation } from './examined-installation.js';
import { wellKnownPasswordFault } from './well-known-password.js';

describe('the well-known password of an event store', () => {
  const asked: string[] = [];
  const letsIn = async (url: string) => {
    asked.push(url);
    return { dispose: async () => undefined };
  };
  const refuses = async () => {
    throw new Error('Unauthenticated');
  };
  beforeEach(() => void asked.splice(0));

  it.each([
    ['esdb://one:2113,two:2113?tls=true', 'esdb://admin:changeit@one:2113,two:2113?tls=true'],
    ['esdb+discover://homeward-api:secret@store:2113', 'esdb+discover://admin:changeit@store:2113'],
  ])('is a fault where it opens %s', async (url, tried) => {
    const fault = await wellKnownPasswordFault(url, letsIn);
    expect(fault).toMatch(/^The event store lets its administrator in .* change the passwords/);
    expect(fault).not.toContain('secret');
    expect(asked).toEqual([tried]);
  });

  it('is none where it is refused, and is not sent without TLS', async () => {
    expect(await wellKnownPasswordFault('esdb://store:2113', refuses)).toBeUndefined();
    expect(await wellKnownPasswordFault('esdb://store:2113?tls=false', letsIn)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it.each([
    ['changeit', [expect.stringContaining('the password that everybody knows')]],
    ['invented', []],
  ])('is looked for by the doctor of production: %s', async (password, faults) => {
    const folder = mkdtempSync(join(tmpdir(), 'homeward-well-known-'));
    const { certificate, key, users, username, password: own } = await testSecurity();
    const running = await serve({
      security: { certificate, key, users: { ...users, admin: makeUserEntry(password) } },
    });
    const authority = join(folder, 'ca.crt');
    writeFileSync(authority, certificate);
    const eventStoreUrl = `esdb://${username}:${own}@127.0.0.1:${running.node.port}?tls=true&tlsCAFile=${authority}`;
    const check = CHECKS.find(({ name }) => name === 'event store and clock')!;
    const found = (isProduction: boolean) =>
      check.find({ eventStoreUrl, isProduction } as unknown as ExaminedInstallation);
    const all = [await found(true), await found(false)];
    await running.close();
    rmSync(folder, { recursive: true });
    expect(all).toEqual([faults, []]);
  });
});
