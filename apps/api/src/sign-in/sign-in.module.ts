import type { Server } from 'node:http';
import { Global, Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { AUDIENCE, Installation, Tokens, keysOfIssuer, ownKeys, tokenKey } from '#platform';
import { ownIssuerOf } from './own-issuer.js';

/** Which tokens are accepted: those of OIDC_ISSUER, or in development without one the API's own. */
@Global()
@Module({
  providers: [
    {
      provide: Tokens,
      inject: [Installation, HttpAdapterHost],
      useFactory: async ({ configuration }: Installation, adapter: HttpAdapterHost): Promise<Tokens> => {
        const { issuer, audience, claims, data, host } = configuration;
        if (issuer) {
          const keys = keysOfIssuer(issuer);
          void keys.areKnown(); // before the first token comes; a start does not wait for it
          return new Tokens({ issuer: () => issuer, audience, claims, keys });
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
