import { createServer as createPlain, type RequestListener, type Server } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK, generateKeyPair, type JWTPayload } from 'jose';

interface At {
  /** With them it speaks https, as in production. */
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly host?: string;
}

/** An issuer of our own, which publishes its keys and signs the claims that it is given, as Keycloak does. */
export class Issuer {
  private constructor(
    readonly url: string,
    private readonly key: CryptoKey,
    private readonly server: Server,
  ) {}

  static async start({ tls, host = '127.0.0.1' }: At = {}): Promise<Issuer> {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(publicKey)), kid: 'one', use: 'sig', alg: 'RS256' };
    let url = '';
    const answer: RequestListener = (request, response) => {
      const document = { issuer: url, jwks_uri: `${url}/keys` };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(request.url === '/keys' ? { keys: [jwk] } : document));
    };
    const server = tls ? createSecure(tls, answer) : createPlain(answer);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `${tls ? 'https' : 'http'}://${host}:${(server.address() as AddressInfo).port}`;
    return new Issuer(url, privateKey, server);
  }

  sign(claims: JWTPayload): Promise<string> {
    return new SignJWT({ iss: this.url, aud: 'homeward', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one', typ: 'JWT' })
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(this.key);
  }

  async stop(): Promise<void> {
    await new Promise((closed) => this.server.close(closed).closeAllConnections());
  }
}
