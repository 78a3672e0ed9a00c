import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { LOCALES, keepTogether, type Locale } from '#i18n';
import { CLIENT } from '../sign-in/client.js';
import { PEOPLE } from '../sign-in/people.js';
import { IMMUTABLE_CACHE_S, SCRIPT, filesIn, type File } from './files.js';

interface Request extends IncomingMessage {
  readonly path: string;
}

interface Signing {
  readonly mode: 'development' | 'production';
  /** Who signs people in: known only once the API listens, if it does so itself. */
  readonly issuer: () => string;
  /** Whether the API is the issuer itself. */
  readonly here: boolean;
  /** IANA: the one in which days begin and end. */
  readonly timeZone: string;
  readonly texts: Texts;
}

/** What pages show in one language or the other. Made on demand: a start does not wait for it. */
export type Texts = Readonly<Record<TextName, (locale: Locale) => object>>;

/** Beside the API, as `npm run build` leaves it. */
const BUILT = fileURLToPath(new URL('../../../console/', import.meta.url));

/** Paths that are no pages of the console. */
const OTHERS = /^\/(graphql|documents|exports|health|log|metrics|oidc|assets|console)(\/|$)/i;

const SETTINGS = '/console/settings.json';

/** Made and compressed on demand, so that the start does not wait for files that nobody may request. */
function makeOnDemand(made: () => string): Pick<File, 'plain' | 'packed'> {
  let text: Buffer | undefined;
  let br: Buffer | undefined;
  let gzip: Buffer | undefined;
  const readPlain = () => (text ??= Buffer.from(made()));
  const packed = {
    get br() {
      return (br ??= brotliCompressSync(readPlain()));
    },
    get gzip() {
      return (gzip ??= gzipSync(readPlain()));
    },
  };
  return {
    get plain() {
      return readPlain();
    },
    packed,
  };
}

/** Seconds for which a browser may cache them. A form must fit the service that takes its answers. */
const TEXT_CACHE_S = { labels: 600, forms: 0, figures: 600, places: 600, subdivisions: 86_400 } as const;
type TextName = keyof typeof TEXT_CACHE_S;

/** Texts are public. Labels are needed before anybody has signed in, forms only once somebody records. */
const textFiles = (texts: Texts): ReadonlyMap<string, File> =>
  new Map(
    (Object.keys(TEXT_CACHE_S) as TextName[]).flatMap((name) =>
      LOCALES.map((locale): [string, File] => {
        const file = makeOnDemand(() => keepTogether(JSON.stringify(texts[name](locale))));
        const type = 'application/json; charset=utf-8';
        return [`/console/${name}.${locale}.json`, Object.assign(file, { type, seconds: TEXT_CACHE_S[name] })];
      }),
    ),
  );

const SIGNED_IN = '/console/signed-in';

/** Nothing from other origins, and no inline content; `renewal` may be framed by the page that renews a token. */
const policyOf = (issuer: string, here: boolean, renewal: boolean): string => {
  const other = here ? '' : ` ${new URL(issuer).origin}`;
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `font-src 'self'`,
    // a document that is open in the page, at an address of the page's own making
    `img-src 'self' blob:`,
    `media-src blob:`,
    `worker-src 'self'`,
    `connect-src 'self'${other}`,
    `frame-src 'self'${other}`,
    `form-action 'none'`,
    `base-uri 'none'`,
    `frame-ancestors ${renewal ? `'self'` : `'none'`}`,
  ].join('; ');
};

/** The console, at the address of the API: its files, its pages, and its sign-in. Other requests pass on. */
export const consoleAt = ({ mode, issuer, here, timeZone, texts }: Signing, folder = BUILT) => {
  const textsAt = textFiles(texts);
  let files = filesIn(folder);
  return (request: Request, response: ServerResponse, next: () => void): void => {
    const { method, path } = request;
    if (method !== 'GET' && method !== 'HEAD') return next();
    if (path === SETTINGS) return sendSettings();
    const isPage = !OTHERS.test(path) && /\btext\/html\b/.test(request.headers.accept ?? '');
    // in development the console may be rebuilt while the service runs
    if (isPage && mode === 'development') files = filesIn(folder);
    const page = files.get('/index.html');
    const signedIn = files.get('/signed-in.html');
    if (path === SIGNED_IN && signedIn) return sendPage(signedIn, true);
    const file = path.endsWith('.html') ? undefined : (textsAt.get(path) ?? files.get(path));
    if (file) return send(request, response, file);
    if (page && isPage) return sendPage(page, false);
    return next();

    function sendPage(file: File, renewal: boolean): void {
      response.setHeader('content-security-policy', policyOf(issuer(), here, renewal));
      if (renewal) response.setHeader('x-frame-options', 'SAMEORIGIN');
      else response.setHeader('cross-origin-opener-policy', 'same-origin-allow-popups');
      send(request, response, file);
    }

    function sendSettings(): void {
      const people = here && Object.entries(PEOPLE).map(([id, person]) => ({ id, ...person }));
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.end(JSON.stringify({ mode, issuer: issuer(), client: CLIENT, timeZone, people: people || [] }));
    }
  };
};

/** A worker has the policy of its script, not that of its page: it reads what strangers made, and reaches nothing else. */
const OF_WORKERS = `default-src 'none'; script-src 'self'; connect-src 'self'`;

/** Where somebody began one of the other scripts as a worker, it would reach nothing. In a page, the page's policy counts. */
const OF_SCRIPTS = `default-src 'none'`;

const cacheOf = (seconds: number): string => {
  if (seconds === 0) return 'no-store';
  return `public, max-age=${seconds}${seconds === IMMUTABLE_CACHE_S ? ', immutable' : ''}`;
};

const send = (request: Request, response: ServerResponse, { type, plain, packed, seconds }: File): void => {
  const taken = String(request.headers['accept-encoding'] ?? '');
  const encoding = (['br', 'gzip'] as const).find((one) => new RegExp(`\\b${one}\\b`).test(taken) && packed[one]);
  response.setHeader('content-type', type);
  if (type === SCRIPT)
    response.setHeader('content-security-policy', request.path.includes('.worker.') ? OF_WORKERS : OF_SCRIPTS);
  response.setHeader('vary', 'accept-encoding');
  response.setHeader('cache-control', cacheOf(seconds));
  if (encoding) response.setHeader('content-encoding', encoding);
  const body = (encoding && packed[encoding]) ?? plain;
  response.setHeader('content-length', body.byteLength);
  response.end(request.method === 'HEAD' ? undefined : body);
};
