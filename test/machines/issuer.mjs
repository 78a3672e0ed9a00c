/** An issuer for a test, which signs whatever it is asked to: claims as JSON in the address. Only Node.js is needed. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';

const ISSUER = 'https://sign-in.example.org';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' };

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenOf = (claims) => {
  const now = Math.floor(Date.now() / 1000);
  const body = { iss: ISSUER, aud: 'homeward', iat: now, exp: now + 300, ...claims };
  const content = `${part({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${part(body)}`;
  return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
};

createServer(({ url }, response) => {
  const { pathname, searchParams } = new URL(url, ISSUER);
  if (pathname === '/token') return response.end(tokenOf(JSON.parse(searchParams.get('claims'))));
  if (pathname === '/keys') return response.end(JSON.stringify({ keys: [jwk] }));
  if (pathname === '/.well-known/openid-configuration')
    return response.end(JSON.stringify({ issuer: ISSUER, jwks_uri: `${ISSUER}/keys` }));
  // a proxy that has not read its new configuration yet asks here for the service
  return response.writeHead(503).end();
}).listen(5099, '127.0.0.1');
