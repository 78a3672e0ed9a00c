import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Global, Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Tokens, configurationFrom, graphqlAt, keysOfIssuer, ownIssuerAt, ownKeys, tokenKey } from '#platform';

/** Whose tokens hold: those of OIDC_ISSUER, or in development without one the API's own. */
@Global()
@Module({
  providers: [
    {
      provide: Tokens,
      inject: [HttpAdapterHost],
      useFactory: async (adapter: HttpAdapterHost): Promise<Tokens> => {
        const { issuer, audience, data, host } = configurationFrom(process.env);
        if (issuer) return new Tokens({ issuer: () => issuer, audience, keys: keysOfIssuer(issuer) });
        const server = () => adapter.httpAdapter.getHttpServer() as Server;
        return new Tokens({
          issuer: () => ownIssuerAt(graphqlAt(host, (server().address() as AddressInfo).port)),
          audience,
          keys: await ownKeys(await tokenKey({ data })),
        });
      },
    },
  ],
  exports: [Tokens],
})
export class SignInModule {}
