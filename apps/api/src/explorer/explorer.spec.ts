import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runInNewContext } from 'node:vm';
import { guardRequests } from '../hardening/request-guards.js';
import { explorer } from './explorer.js';
import { SCRIPT } from './page.js';

let server: Server;
let origin: string;

/** Registers the explorer before the request guards, as serve.ts does in development. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const addressed = Object.assign(request, { path: new URL(request.url!, 'http://homeward.example').pathname });
    explorer(addressed, response, () => guardRequests(addressed, response, () => response.writeHead(404).end()));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((closed) => server.close(closed)));

const get = (path: string, accept = 'text/html') => fetch(`${origin}${path}`, { headers: { accept } });

describe('the page at /graphql', () => {
  it('is shown to a browser, with everything from this service and nothing inline', async () => {
    const response = await get('/graphql');
    const page = await response.text();
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(page).not.toMatch(/<style|<script(?! type="module" src="\/)|https?:/);
    const files = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, path]) => path!);
    expect(files).toEqual(['/graphql/explorer.css', '/graphql/explorer.js']);
    for (const path of files) expect((await get(path, '*/*')).status).toBe(200);
  });

  it('is not shown to a program, which has to send its document by POST', async () => {
    expect((await get('/graphql', 'application/json')).status).toBe(405);
  });

  it('leaves every other path to the service', async () => {
    expect((await get('/graphql/constructor')).status).toBe(405);
    expect((await get('/health/live')).status).toBe(404);
  });
});

type Listener = (event: object) => void;

/** The script of the page with elements that only listen, and a service that answers everything alike. */
const startScript = (data: object) => {
  const elements = new Map<
    string,
    { value: string; textContent: string; listeners: Map<string, Listener>; requestSubmit: () => void }
  >();
  const elementOf = (id: string) => {
    const listeners = new Map<string, Listener>();
    const element = {
      value: '',
      textContent: '',
      listeners,
      requestSubmit: () => listeners.get('submit')?.({ preventDefault: () => undefined }),
      addEventListener: (event: string, listener: Listener) => listeners.set(event, listener),
    };
    elements.set(id, elements.get(id) ?? element);
    return elements.get(id);
  };
  const json = async () => ({ data });
  const asked: object[] = [];
  const fetch = async (_: string, init: object) => {
    asked.push(init);
    return { json };
  };
  runInNewContext(SCRIPT, { document: { getElementById: elementOf }, fetch });
  return Object.assign(elements, { asked });
};

it('lists each query and mutation of the schema in one line, below what it does', async () => {
  const type = { kind: 'NON_NULL', ofType: { kind: 'SCALAR', name: 'Int' } };
  const field = { name: 'annualReport', description: 'All figures.\nOf a year.', args: [{ name: 'year', type }], type };
  const plain = { ...field, name: 'recordNote', args: [], type: { kind: 'LIST', ofType: type } };
  const page = startScript({ __schema: { queryType: { fields: [field] }, mutationType: { fields: [plain] } } });
  page.get('schema')!.listeners.get('click')!({});
  await new Promise(setImmediate);
  expect(page.get('answer')!.textContent.split(/\n+/)).toEqual([
    'QUERIES',
    '# All figures.',
    'annualReport(year: Int!): Int!',
    'MUTATIONS',
    '# All figures.',
    'recordNote: [Int!]',
  ]);
});

it('runs a query once at Ctrl+Enter, although the key is held and the browser would submit as well', () => {
  const page = startScript({});
  let left = 0;
  const preventDefault = () => void left++;
  const press = page.get('form')!.listeners.get('keydown')!;
  for (const repeat of [false, true, true]) press({ key: 'Enter', ctrlKey: true, repeat, preventDefault });
  press({ key: 'Enter', repeat: false, preventDefault });
  expect(page.asked).toHaveLength(1);
  expect(left).toBe(3);
});

it('says why it cannot show an answer', async () => {
  const page = startScript({ __schema: { queryType: { fields: null } } });
  page.get('schema')!.listeners.get('click')!({});
  await new Promise(setImmediate);
  expect(page.get('answer')!.textContent).toMatch(/^TypeError/);
});
