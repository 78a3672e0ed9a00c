import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpServer } from '@nestjs/common';
import { PAGE, SCRIPT, STYLE } from './page.js';

interface Request extends IncomingMessage {
  readonly path: string;
}

/** Everything comes from this service: nothing inline, and nothing from elsewhere. */
const POLICY = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `connect-src 'self'`,
  `form-action 'none'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

const FILES: Readonly<Record<string, readonly [type: string, text: string]>> = {
  '/graphql': ['text/html', PAGE],
  '/graphql/explorer.css': ['text/css', STYLE],
  '/graphql/explorer.js': ['text/javascript', SCRIPT],
};

const isForBrowser = ({ path, headers }: Request): boolean =>
  path !== '/graphql' || /\btext\/html\b/.test(headers.accept ?? '');

/** In development, a page at `/graphql` to try documents with. Other requests pass on. */
export const exploreAt = (adapter: HttpServer): void => {
  for (const path of Object.keys(FILES))
    adapter.get(path, (request: Request, response: ServerResponse, next) => explorer(request, response, () => next!()));
};

export const explorer = (request: Request, response: ServerResponse, next: () => void): void => {
  const file = Object.hasOwn(FILES, request.path) ? FILES[request.path] : undefined;
  if (!file || request.method !== 'GET' || !isForBrowser(request)) return next();
  const [type, text] = file;
  response.writeHead(200, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
  response.end(text);
};
