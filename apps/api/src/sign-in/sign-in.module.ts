import type { Server } from 'node:http';
import { Global, Module } from '@nestjs/common';
import { HttpAdapterHost, ModuleRef } from '@nestjs/core';
import { AUDIENCE, Installation, Tokens, issuerFault, keysOfIssuer, ownKeys, tokenKey } from '#platform';
import { logLine } from '#platform/logging';
import { ownIssuerOf } from './own-issuer.js';
import { StaffRegister } from './staff-register.js';

const warnUnlessKnown = async (issuer: string, keys: ReturnType<typeof keysOfIssuer>): Promise<void> => {
  if (!(await keys.areKnown())) logLine('ISSUER_UNREACHABLE', {}, await issuerFault(issuer));
};

/** Which tokens are accepted: those of OIDC_ISSUER, or in development without one the API's own. */
@Global()
@Module({
  providers: [
    {
      provide: Tokens,
      inject: [Installation, HttpAdapterHost, ModuleRef],
      useFactory: async (
        { configuration }: Installation,
        adapter: HttpAdapterHost,
        modules: ModuleRef,
      ): Promise<Tokens> => {
        const { issuer, audience, claims, data, host } = configuration;
        if (issuer) {
          const keys = keysOfIssuer(issuer);
          void warnUnlessKnown(issuer, keys); // before the first token comes; a start does not wait for it
          const trust = { issuer: () => issuer, audience, claims, keys };
          if (!('from' in claims.office)) return new Tokens(trust);
          // found when it is needed: the stores that it reads are made after this
          const register = () => modules.get(StaffRegister, { strict: false });
          return new Tokens({ ...trust, officeOf: (id) => register().officeOf(id) });
        }
        return new Tokens({
          issuer: () => ownIssuerOf(adapter.httpAdapter.getHttpServer() as Server, host),
          audience: AUDIENCE,
          keys: await ownKeys(await tokenKey({ data })),
        });
      },
    },
  ],
  exports: [Tokens],
})
export class SignInModule {}
