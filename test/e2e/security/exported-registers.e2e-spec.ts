import type { Bearer } from '#platform/plain';
import { exportedFrom } from '../../harness/exported.js';
import { Homeward } from '../../harness/homeward.js';

const caseWorker: Bearer = { id: 'dara-registers', role: 'CASE_WORKER', office: 'SiemReapCac' };
const analyst: Bearer = { id: 'chanthou', role: 'ANALYST' };

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.shared();
});

const exported = (path: string, by: Bearer) => exportedFrom(homeward, path, by);

describe('an exported register', () => {
  it.each(['organisations', 'offices', 'staff'])(
    'of %s needs a person, and holds no more than the screen',
    async (list) => {
      const response = await fetch(new URL(`/exports/lists/${list}`, homeward.url));
      expect(response.status).toBe(401);
      const { status, text } = await exported(`lists/${list}`, analyst);
      expect(status).toBe(200);
      expect(text).toMatch(/^\uFEFF"register","name","localName","from","until"/);
      // what names no filter is left alone, and changes nothing
      const more = await exported(
        `lists/${list}?first=1&office[a]=b&after=x&opened=true&query=staff&fields=id`,
        analyst,
      );
      expect(more).toMatchObject({ status: 200, text });
    },
  );

  it.each([
    'lists/staff?on=2020-01-01&on=2021-01-01',
    'lists/organisations?ended=perhaps',
    'lists/offices?on=2020-02-31',
    'lists/staff?on=%00',
  ])('is refused at %s, with a sentence', async (path) => {
    expect(await exported(path, analyst)).toMatchObject({ status: 400, code: 'VALIDATION' });
  });

  it.each(['lists/__proto__', 'lists/constructor', 'lists/..%2Ffigures', 'lists/staff%00'])(
    'does not exist at %s',
    async (path) => {
      expect(await exported(path, caseWorker)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    },
  );
});
