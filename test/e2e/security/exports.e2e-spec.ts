import { randomUUID } from 'node:crypto';
import type { Bearer } from '#platform/plain';
import { exportedFrom } from '../../harness/exported.js';
import { Homeward, auditor, receiptOf, supervisor } from '../../harness/homeward.js';
import { readersOf } from '../../harness/readers.js';
import { refer } from '../../harness/mutations.js';

const dara: Bearer = { id: 'dara-exports', role: 'CASE_WORKER', office: 'SiemReapCac' };
const analyst: Bearer = { id: 'chanthou', role: 'ANALYST' };

let homeward: Homeward;
let survivorId: string;
beforeAll(async () => {
  homeward = await Homeward.shared();
  survivorId = randomUUID();
  const { mutation, input } = refer({ givenName: '=HYPERLINK("http://evil") (SYNTHETIC)' });
  const { position: atLeast } = receiptOf(await homeward.command(mutation, input(survivorId), dara));
  await homeward.until('the list shows the case', async () => {
    const asked = `query ($atLeast: String) { caseload(purpose: CARE, atLeast: $atLeast) { edges { node { survivorId } } stale } }`;
    const { data } = await homeward.ask(asked, { atLeast }, dara);
    const { edges, stale } = data!.caseload as { edges: object[]; stale: boolean };
    return !stale && edges.length > 0;
  });
});

const exported = (path: string, by: Bearer, language?: string) => exportedFrom(homeward, path, by, language);

const readings = async (by: Bearer = auditor) =>
  (await readersOf(homeward, survivorId, by))!.edges.map(({ node }) => [node.kind, node.who, node.operation]);

describe('an exported list of people', () => {
  it('holds what the screen shows, neutralised, under a name that says nothing of anybody', async () => {
    const { status, headers, text } = await exported('lists/caseload?purpose=CARE', dara);
    expect(status).toBe(200);
    expect(text).toMatch(/^\uFEFF"Case number","Name",/);
    expect(text).toContain(`"'=HYPERLINK(""http://evil"") (SYNTHETIC)"`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-disposition': expect.stringMatching(/^attachment; filename="caseload-\d{4}-\d\d-\d\d\.csv"$/),
      'content-type': 'text/csv; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
  });

  it('holds only what the filters of the screen leave', async () => {
    const rowsOf = async (query: string) =>
      (await exported(`lists/caseload?purpose=CARE${query}`, dara)).text.trim().split('\r\n').slice(1);
    expect((await rowsOf('&status=REFERRED')).length).toBeGreaterThan(0);
    expect(await rowsOf('&status=REINTEGRATED')).toEqual([]);
    expect(await rowsOf('&worker=nobody')).toEqual([]);
  });

  it('is measured as an export', async () => {
    await exported('lists/caseload?purpose=CARE', dara);
    const metrics = await (await fetch(homeward.url.replace('/graphql', '/metrics'))).text();
    expect(metrics).toMatch(/^homeward_http_request_duration_seconds_count\{.*route="exports"/m);
  });

  it('is in the access log of each of them as an export, with its purpose', async () => {
    await exported('lists/due-work?purpose=CARE&format=xlsx', dara);
    await exported('lists/caseload?purpose=CARE&format=xlsx', dara);
    const seen = await homeward.until('the readings are shown', async () => {
      const found = await readings();
      return found.some(([, , operation]) => operation === 'exportCaseload') && found;
    });
    expect(seen).toContainEqual(['PERSONAL_DATA_READ', 'dara-exports', 'exportCaseload']);
  });

  it('holds referrals to us with the filters of the screen, and each is a reading', async () => {
    const { status, text } = await exported('lists/referrals-received?purpose=CARE&source=HOTLINE', dara);
    expect(status).toBe(200);
    expect(text).toMatch(/^\uFEFF"Day","Case number","Name",/);
    expect(text).toContain('HYPERLINK');
    expect((await exported('lists/referrals-received?purpose=CARE&source=SELF', dara)).text).not.toContain('HYPERLINK');
    await homeward.until('the reading is shown', async () =>
      (await readings()).some(([, , operation]) => operation === 'exportReferralsReceived'),
    );
  });

  it('holds referrals to others and court cases', async () => {
    expect((await exported('lists/referrals-made?purpose=REFERRAL', dara)).text).toMatch(
      /"To organisation","Services"/,
    );
    expect((await exported('lists/court-cases', dara)).text).toMatch(/^\uFEFF"Opened on","Court","Article"/);
    expect(await exported('lists/referrals-made', dara)).toMatchObject({ status: 400, code: 'PURPOSE_REQUIRED' });
    expect(await exported('lists/court-cases', analyst)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  it('holds who looked at a record for those who may ask, and asking is logged', async () => {
    const path = `lists/who-looked?purpose=AUDIT&survivorId=${survivorId}`;
    const { status, text } = await exported(path, auditor);
    expect(status).toBe(200);
    expect(text).toMatch(/^\uFEFF"Case number","Day","How","Who","Role",/);
    expect(text).toContain('"dara-exports"');
    expect((await exported(path, auditor)).text).toContain('"Asked who had read the record"');
    expect(await exported(path.replace('AUDIT', 'CARE'), dara)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await exported(path.replace('AUDIT', 'CARE'), auditor)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await readings()).toContainEqual(['READING_REFUSED', auditor.id, 'exportLooks']);
    const unknown = `lists/who-looked?purpose=AUDIT&survivorId=${randomUUID()}`;
    expect(await exported(unknown, auditor)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await exported('lists/who-looked?purpose=AUDIT', auditor)).toMatchObject({ code: 'VALIDATION' });
  });

  it('holds requests between offices for those who take part in them', async () => {
    const input = { kind: 'FILE_REFERRAL', office: 'Poipet', reason: '=1+1 (SYNTHETIC)' };
    receiptOf(await homeward.command('askOffice', input, dara));
    const path = 'lists/office-requests?purpose=CARE';
    const text = await homeward.until('the file shows the request', async () => {
      const file = await exported(path, dara);
      return file.text.includes('SYNTHETIC') && file.text;
    });
    expect(text).toMatch(/^\uFEFF"Asked at","Kind","Case number",/);
    expect(text).toContain(`"'=1+1 (SYNTHETIC)"`);
    expect((await exported(path, { ...dara, id: 'another' })).text).not.toContain('SYNTHETIC');
    expect(await exported('lists/office-requests', dara)).toMatchObject({ status: 400, code: 'PURPOSE_REQUIRED' });
    expect(await exported('lists/office-requests?purpose=AUDIT', auditor)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('has Khmer headings and labels for a reader of Khmer', async () => {
    const { text } = await exported('lists/caseload?purpose=CARE', dara, 'km');
    expect(text).toMatch(/^\uFEFF"លេខករណី","ឈ្មោះ",/);
  });

  it.each<{ title: string; path: string; by: Bearer; status: number; code: string }>([
    { title: 'without a purpose', path: 'lists/caseload', by: dara, status: 400, code: 'PURPOSE_REQUIRED' },
    {
      title: 'for a purpose that the role has not',
      path: 'lists/caseload?purpose=AUDIT',
      by: dara,
      status: 403,
      code: 'FORBIDDEN',
    },
    { title: 'by an auditor', path: 'lists/caseload?purpose=AUDIT', by: auditor, status: 403, code: 'FORBIDDEN' },
    { title: 'by an analyst', path: 'lists/due-work?purpose=CARE', by: analyst, status: 403, code: 'FORBIDDEN' },
    {
      title: 'by a filter that is none',
      path: 'lists/due-work?purpose=CARE&kind=NOTHING',
      by: dara,
      status: 400,
      code: 'VALIDATION',
    },
    { title: 'of a list that is none', path: 'lists/toString?purpose=CARE', by: dara, status: 404, code: 'NOT_FOUND' },
    {
      title: 'as another kind of file',
      path: 'lists/caseload?purpose=CARE&format=exe',
      by: dara,
      status: 400,
      code: 'VALIDATION',
    },
  ])('is refused $title → $code', async ({ path, by, status, code }) => {
    expect(await exported(path, by)).toMatchObject({ status, code });
  });

  it('is refused without a token', async () => {
    const response = await fetch(new URL('/exports/lists/caseload?purpose=CARE', homeward.url));
    expect(response.status).toBe(401);
  });
});

describe('exported figures', () => {
  const YEAR = 'from=2020-01-01&to=2020-12-31';

  it('have their labels, their keys and their definitions, exact for a supervisor', async () => {
    const { status, text } = await exported(`figures?${YEAR}&ids=M1,M10`, supervisor);
    expect(status).toBe(200);
    expect(text).toMatch(/^\uFEFF"Figure","Title","Group","What","Number",/);
    expect(text).toMatch(/\r\n"M1","[^"]+",,"In all",\d+,"number",/);
    expect(text).not.toContain('‡');
  });

  it('are the released ones for an analyst, who can ask for nothing else', async () => {
    expect((await exported(`figures?${YEAR}&ids=M1`, analyst)).text).toMatch(/\r\n"M1",[^\r]*,"‡",/);
    expect(await exported('figures?from=2020-03-01&to=2020-03-01&ids=M1', analyst)).toMatchObject({
      status: 409,
      code: 'PERIOD_NOT_RELEASED',
    });
  });

  it('are parted for a supervisor only', async () => {
    const of = (by: Bearer) => exported(`figures?${YEAR}&ids=M1,P1&office=SiemReapCac`, by);
    const { text } = await of(supervisor);
    expect(text).toMatch(/\r\n"M1",/);
    expect(text).not.toMatch(/\r\n"P1",/);
    expect(await of(analyst)).toMatchObject({ status: 409, code: 'FILTER_NOT_RELEASED' });
    expect((await exported(`figures?${YEAR}&programme=PARENT_GUIDE`, supervisor)).text).toMatch(/\r\n"P1",/);
  });

  it('have a trend: month by month for a supervisor, year by year for an analyst', async () => {
    const rowsOf = async (query: string, by: Bearer) =>
      (await exported(`figure-trend?${query}`, by)).text.split('\r\n').filter((row) => row.startsWith('"M1"'));
    const months = await rowsOf(`${YEAR}&ids=M1`, supervisor);
    expect(months.filter((row) => row.includes('"In all"'))).toHaveLength(12);
    expect(months[1]).toContain('"2020-02-01","2020-02-29"');
    const years = await rowsOf('from=2019-01-01&to=2020-12-31&ids=M1', analyst);
    expect(new Set(years.map((row) => /"(\d{4})-01-01"/.exec(row)![1]))).toEqual(new Set(['2019', '2020']));
    expect(await exported(`figure-trend?${YEAR}&ids=M1,M2`, supervisor)).toMatchObject({ code: 'VALIDATION' });
    expect(await exported(`figure-trend?${YEAR}&ids=M1`, dara)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  it('name no colleague', async () => {
    expect((await exported(`figures?${YEAR}&ids=M21`, supervisor)).text).not.toContain('"caseload.');
  });

  it.each(['from=yesterday', 'ids=M0', 'asOf=2020-02-31'])('are refused for %s', async (wrong) => {
    expect(await exported(`figures?${wrong}`, supervisor)).toMatchObject({ status: 400, code: 'VALIDATION' });
  });

  it('are refused to a case worker', async () => {
    expect(await exported(`figures?${YEAR}`, dara)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });
});

describe('the page of a year', () => {
  it('says whether its numbers are exact or released', async () => {
    const exact = await exported('annual-page?year=2020', supervisor);
    expect(exact.headers.get('content-disposition')).toBe('attachment; filename="figures-2020.html"');
    expect(exact.text).toContain('INTERNAL: exact counts');
    const released = await exported('annual-page?year=2020', analyst, 'km');
    expect(released.text).toContain('lang="km"');
    expect(released.text).toContain('(RELEASED)');
    expect(released.text).not.toContain('INTERNAL');
  });

  it('is refused for what is no year', async () => {
    expect(await exported('annual-page?year=MMXX', supervisor)).toMatchObject({ status: 400, code: 'VALIDATION' });
  });
});
