import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { guardRequests } from '../hardening/request-guards.js';
import { formsIn, labelsIn, labelsOf, type LocalForms } from '#i18n';
import { steps } from '#domain/aggregates';
import { placesIn, subdivisionsIn } from '#kernel/places';
import { figureTextsIn, type FigureTexts } from '#reporting/annual';
import { DEFAULT_SETTINGS } from '#settings';
import { consoleAt, type Texts } from './console.js';

const ISSUER = 'https://issuer.example';
const all = labelsOf(steps);
const labels = { en: labelsIn('en', all), km: labelsIn('km', all) };
const forms = { en: formsIn('en', steps), km: formsIn('km', steps) };
const texts: Texts = {
  labels: (locale) => labels[locale],
  forms: (locale) => forms[locale],
  figures: figureTextsIn,
  places: (locale) => placesIn(locale, DEFAULT_SETTINGS.home),
  subdivisions: subdivisionsIn,
};
const PAGE = '<!doctype html><title>Homeward</title>';

let folder: string;
let servers: Server[];
const origins: Record<string, string> = {};

/** As serve.ts does it: behind the request guards, before everything else. */
const serving = async (mode: 'development' | 'production'): Promise<Server> => {
  const here = mode === 'development';
  const shown = consoleAt({ mode, issuer: () => ISSUER, here, timeZone: 'Asia/Kathmandu', texts }, folder);
  const server = createServer((request, response) => {
    const addressed = Object.assign(request, { path: new URL(request.url!, ISSUER).pathname });
    guardRequests(addressed, response, () => shown(addressed, response, () => response.writeHead(404).end()));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  origins[mode] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return server;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-console-'));
  mkdirSync(join(folder, 'assets/pdf-1'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'signed-in.html'), PAGE);
  writeFileSync(join(folder, 'stamp.txt'), 'not for anybody');
  writeFileSync(join(folder, 'assets/index-1.js'), 'export {}');
  writeFileSync(join(folder, 'assets/pdf-1/pdf.worker.min.mjs'), 'export {}');
  writeFileSync(join(folder, 'assets/index-1.js.gz'), gzipSync('export {}'));
  writeFileSync(join(folder, 'assets/index-1.js.br'), brotliCompressSync('export {}'));
  servers = await Promise.all([serving('development'), serving('production')]);
});
afterAll(async () => {
  await Promise.all(servers.map((server) => new Promise((gone) => server.close(gone).closeAllConnections())));
  rmSync(folder, { recursive: true });
});

const get = (path: string, mode = 'production', headers: Record<string, string> = { accept: 'text/html' }) =>
  fetch(origins[mode] + path, { headers });

describe('the console', () => {
  it.each(['/', '/cases', '/journey/7?purpose=CARE'])('is one page at every path: %s', async (path) => {
    const page = await get(path);
    expect([page.status, await page.text()]).toEqual([200, PAGE]);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const policy = page.headers.get('content-security-policy')!;
    expect(policy).toContain(`default-src 'none'; script-src 'self'; style-src 'self'`);
    expect(policy).toContain(`connect-src 'self' ${ISSUER}`);
    expect(policy).toContain(`worker-src 'self'`);
    expect(policy).toContain(`frame-ancestors 'none'`);
    expect(policy).not.toMatch(/unsafe|\*|data:|http:/);
  });

  it('allows no other issuer where the API signs people in itself', async () => {
    expect((await get('/', 'development')).headers.get('content-security-policy')).not.toContain(ISSUER);
  });

  it('may be framed only for the renewal of a token, and only by a page of its own', async () => {
    const page = await get('/console/signed-in?code=1');
    expect(page.headers.get('content-security-policy')).toContain(`frame-ancestors 'self'`);
    expect(page.headers.get('x-frame-options')).toBe('SAMEORIGIN');
  });

  it('may be cached where the name changes with the content', async () => {
    const file = await get('/assets/index-1.js');
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(file.headers.get('content-type')).toContain('text/javascript');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await file.text()).toBe('export {}');
  });

  it('lets a worker reach nothing but the service', async () => {
    const worker = await get('/assets/pdf-1/pdf.worker.min.mjs', 'production', { accept: '*/*' });
    expect(worker.headers.get('content-type')).toContain('text/javascript');
    const policy = worker.headers.get('content-security-policy');
    expect(policy).toBe(`default-src 'none'; script-src 'self'; connect-src 'self'`);
    const other = await get('/assets/index-1.js', 'production', { accept: '*/*' });
    expect(other.headers.get('content-security-policy')).toBe(`default-src 'none'`);
  });

  it.each(['br', 'gzip'])('is compressed as %s for a client that accepts it', async (encoding) => {
    const page = await get('/assets/index-1.js', 'production', { 'accept-encoding': encoding });
    expect([page.headers.get('content-encoding'), await page.text()]).toEqual([encoding, 'export {}']);
  });

  it.each(['en', 'km'])(
    'serves the labels of all codes, events and mutations before anybody has signed in (%s)',
    async (language) => {
      const answer = await get(`/console/labels.${language}.json`);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=600');
      expect(answer.headers.get('content-encoding')).toMatch(/^(br|gzip)$/);
      expect(await answer.json()).toMatchObject({
        codes: { Sex: { FEMALE: expect.any(String) as string } },
        events: { ReferralReceived: expect.any(String) as string },
        mutations: { receiveReferral: expect.any(String) as string, openBreakGlass: expect.any(String) as string },
      });
    },
  );

  it.each([
    ['en', 'Housing', /^How the survivor is kept safe/],
    ['km', 'ទីស្នាក់នៅ', /^របៀបរក្សាសុវត្ថិភាព/],
  ])('serves the forms of all commands (%s)', async (language, label, help) => {
    const response = await get(`/console/forms.${language}.json`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const answer = (await response.json()) as LocalForms;
    const { EnterAftercare: questions = [] } = answer.forms;
    expect(questions.map(({ name }) => name)).toEqual([
      'on',
      'office',
      'programme',
      'housing',
      'address',
      'safetyPlan',
    ]);
    expect(questions[3]).toMatchObject({ name: 'housing', control: 'code', label });
    expect(questions[5]).toMatchObject({
      control: 'text',
      maxLength: 4_000,
      help: expect.stringMatching(help) as string,
    });
    // running text on each line, and names
    expect(answer.forms.HoldMdtReview!.filter(({ running }) => running).map(({ name }) => name)).toEqual([
      'recommendations',
    ]);
    expect(answer.fields.housing).toBe(label);
  });

  it.each([
    ['en', 'Found and identified', undefined],
    ['km', 'ការស្វែងរក និងការកំណត់អត្តសញ្ញាណ', 'ការបញ្ជូន តាមប្រភព'],
  ])('serves the sections of the figures and their titles (%s)', async (language, section, title) => {
    const texts = (await (await get(`/console/figures.${language}.json`)).json()) as FigureTexts;
    expect(texts.sections[0]).toMatchObject({ title: section, figures: expect.arrayContaining(['M27']) as string[] });
    expect(texts.titles.M27).toBe(title);
  });

  it.each([
    { language: 'en', country: 'Cambodia', district: 'Siem Reap', abroad: 'Bangkok' },
    { language: 'km', country: 'កម្ពុជា', district: 'សៀមរាប', abroad: 'Bangkok' },
  ])(
    'serves the lists of the world, with the own country first ($language)',
    async ({ language, country, district, abroad }) => {
      const places = (await (await get(`/console/places.${language}.json`)).json()) as ReturnType<typeof placesIn>;
      expect(places.countries[0]).toEqual(['KH', country]);
      expect(places.districts['17']).toContainEqual(['1710', district]);
      const subdivisions = await get(`/console/subdivisions.${language}.json`);
      expect(((await subdivisions.json()) as ReturnType<typeof subdivisionsIn>).TH).toContainEqual(['TH-10', abroad]);
    },
  );

  it.each([
    '/assets/none.js',
    '/assets/../../package.json',
    '/assets/%2e%2e/stamp.txt',
    '/stamp.txt',
    '/graphql',
    '/oidc',
    '/health/nothing',
  ])('is not %s', async (path) => {
    expect((await get(path, 'production', { accept: '*/*' })).status).not.toBe(200);
  });

  it.each(['/exports/lists/caseload', '/documents/1', '/health'])('is no page at %s', async (path) => {
    expect((await get(path, 'production', { accept: 'text/html' })).status).toBe(404);
  });

  it('says in which time zone days begin', async () => {
    expect(await (await get('/console/settings.json')).json()).toMatchObject({ timeZone: 'Asia/Kathmandu' });
  });

  it('lists invented people in development only', async () => {
    const settingsIn = async (mode: string) =>
      (await (await get('/console/settings.json', mode)).json()) as { people: object[] };
    expect((await settingsIn('production')).people).toEqual([]);
    expect((await settingsIn('development')).people).toContainEqual({ id: 'vuthy', role: 'AUDITOR' });
  });
});
