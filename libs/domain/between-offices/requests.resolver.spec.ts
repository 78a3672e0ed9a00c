import { randomUUID } from 'node:crypto';
import type { FindOperator } from 'typeorm';
import { relationsFrom, type Relations } from '#security/access';
import { relationInLog } from '#domain/survivor';
import type { Actor } from '#kernel/decider';
import { PlainSealing } from '#kernel/integrity';
import { foldRows, toProjectable, type SealedValue } from '#kernel/projections';
import { OpenableClasses, openFor, readingOf, type Purpose } from '#nest';
import { steps } from '../aggregates/index.js';
import { requestProjection } from './requests.projection.js';
import { OfficeRequestsResolver } from './requests.resolver.js';
import type { OfficeRequestsArgs } from './requests.type.js';
import type { OfficeRequestView } from './requests.view.js';
import { bopha, makara, sokha, sophea, twoOffices } from './testing/two-offices.js';

const { world, requests, asked, inSiemReap, idOf, eventsIn } = twoOffices();

let rows: OfficeRequestView[];
let read: unknown[];
let relations: Relations;
beforeEach(() => {
  [rows, read] = [[], []];
  relations = relationsFrom(relationInLog({ ...readingOf(steps), store: world.stores.storeContext.store }));
});

/** The row of a request as the views have it. */
const rowOf = async (requestId: string): Promise<OfficeRequestView> => {
  const told = (await eventsIn(`request-${requestId}`)).map((event) => toProjectable(event, readingOf(steps)));
  return foldRows(requestProjection, [], told).saved[0] as unknown as OfficeRequestView;
};

/** Asks for the list. */
const ask = async (by: Actor, args: OfficeRequestsArgs) => {
  const log = { write: async (_: Actor, { data }: { data: unknown }) => void read.push(data) };
  let [found, most] = [rows, rows.length];
  const query = {
    where: () => query,
    andWhere: ({ office, state }: { readonly office: string | FindOperator<string>; readonly state?: string }) => {
      const isAsked = (one: string) => (typeof office === 'string' ? one === office : one !== office.value);
      found = found.filter((one) => isAsked(one.office) && (state === undefined || one.state === state));
      return query;
    },
    getCount: async () => found.length,
    clone: () => query,
    orderBy: () => query,
    limit: (limit: number) => {
      most = limit;
      return query;
    },
    getMany: async () => found.slice(0, most),
  };
  const db = { getRepository: () => ({ createQueryBuilder: () => query }) };
  const resolver = new OfficeRequestsResolver(
    db as never,
    requests(),
    log as never,
    {} as never,
    {} as never,
    world.stores,
    relations,
  );
  const disclosed = new OpenableClasses();
  const reader = { by, operation: 'officeRequests', classes: ['testimony'], disclosed } as const;
  const { edges, totalCount } = await resolver.officeRequests(args, reader);
  return { found: edges.map(({ node }) => node), totalCount: await totalCount, disclosed };
};

/** Asks for the list. @returns the reasons, as far as they open */
const reasons = async (by: Actor, purpose: Purpose = 'CARE') => {
  const { found, disclosed } = await ask(by, { purpose });
  const request = ({ disclosed: ofRow }: OfficeRequestView) => ({ sealing: new PlainSealing(), by, disclosed: ofRow! });
  const opened = found.map((row) => openFor(request(row), row.sealed, 'testimony', 'reason'));
  expect(() => disclosed.includes('testimony')).toThrow('was not opened');
  return (await Promise.all(opened)).map((one) => (one?.withheld ? 'withheld' : (one?.value ?? null)));
};

const requested = async (by = sokha): Promise<readonly [survivorId: string, requestId: string]> => {
  const survivorId = await inSiemReap();
  expect(await asked(by, { kind: 'OpenInEmergency', otherSurvivorId: survivorId })).toBe('');
  return [survivorId, idOf('OpenInEmergency', { survivorId }, by)];
};

describe('the reason of a request', () => {
  it('opens to the colleague who asks and to both supervisors, is logged, and opens nothing else in the same request', async () => {
    const [survivorId, requestId] = await requested();
    const entry = { survivorId, purpose: 'CARE', basis: 'BetweenOffices', classes: ['testimony'] };
    for (const by of [sokha, makara, sophea]) {
      rows = [await rowOf(requestId)];
      expect(await reasons(by)).toEqual(['x']);
      expect(read.splice(0)).toEqual([{ ...entry, operation: 'officeRequests' }]);
    }
  });

  it('is withheld for a purpose that needs no testimony', async () => {
    const [, requestId] = await requested();
    rows = [await rowOf(requestId)];
    expect(await reasons(makara, 'DATA_QUALITY')).toEqual(['withheld']);
    expect(read).toEqual([]);
  });

  it('is withheld while the record is kept for the court only, but for its purposes', async () => {
    const [survivorId, requestId] = await requested();
    const open = relations;
    relations = {
      of: async (by, id) => ({ ...(await open.of(by, id))!, restricted: id === survivorId }),
    };
    rows = [await rowOf(requestId)];
    expect([await reasons(makara), await reasons(makara, 'COURT')]).toEqual([['withheld'], ['x']]);
  });

  it('is null where nobody was asked', async () => {
    const [, requestId] = await requested();
    rows = [{ ...(await rowOf(requestId)), state: 'Notified', sealed: [] }];
    expect(await reasons(sokha)).toEqual([null]);
    expect(read).toEqual([]);
  });
});

describe('what waits for an answer', () => {
  it('is shown to the supervisor who is asked, however many settled requests are newer', async () => {
    const [, requestId] = await requested();
    const waiting = await rowOf(requestId);
    const settled = Array.from({ length: 60 }, () => ({
      ...waiting,
      requestId: randomUUID(),
      state: 'Granted' as const,
    }));
    rows = [...settled, waiting];
    const idsFor = async (by: Actor, args: Partial<OfficeRequestsArgs>) =>
      (await ask(by, { purpose: 'SUPERVISION', ...args })).found.map((one) => one.requestId);
    expect(await idsFor(sophea, {})).not.toContain(requestId);
    expect(await idsFor(sophea, { waiting: true })).toEqual([requestId]);
    expect(await idsFor(sokha, { purpose: 'CARE', waiting: true })).toEqual([]);
  });
});

describe('the requests of one direction', () => {
  it('are those that the office was asked, or the others, with their number on all pages', async () => {
    const [, requestId] = await requested();
    const one = await rowOf(requestId);
    const outward = { ...one, requestId: randomUUID(), office: 'Battambang', fromOffice: 'SiemReapCac' };
    rows = [one, ...Array.from({ length: 2 }, () => ({ ...one, requestId: randomUUID() })), outward];
    const shown = async (args: Partial<OfficeRequestsArgs>) => {
      const { found, totalCount } = await ask(sophea, { purpose: 'SUPERVISION', first: 1, ...args });
      return [found.map(({ office }) => office), totalCount];
    };
    expect(await shown({})).toEqual([['SiemReapCac'], 4]);
    expect(await shown({ received: true })).toEqual([['SiemReapCac'], 3]);
    expect(await shown({ received: false })).toEqual([['Battambang'], 1]);
  });
});

describe('the requests that an office was asked', () => {
  it('are none for a colleague without an office, who sees what they asked themselves', async () => {
    const [, requestId] = await requested();
    rows = [await rowOf(requestId)];
    const { office: _, ...by } = sokha;
    const shown = async (received: boolean) => {
      const { found, totalCount } = await ask(by, { purpose: 'CARE', received });
      return [found.map((one) => one.requestId), totalCount];
    };
    expect([await shown(true), await shown(false)]).toEqual([
      [[], 0],
      [[requestId], 1],
    ]);
  });
});

describe('a row that somebody wrote into the views', () => {
  it('shows nobody the reason of a request that does not concern them', async () => {
    const [, requestId] = await requested();
    for (const by of [bopha, { ...sophea, office: 'Battambang' }]) {
      rows = [{ ...(await rowOf(requestId)), askedBy: by.id, office: 'Battambang', fromOffice: 'Battambang' }];
      expect(await reasons(by)).toEqual(['withheld']);
    }
    expect(read).toEqual([]);
  });

  it('opens no value that is sealed elsewhere, about the same survivor or another', async () => {
    const [survivorId, requestId] = await requested();
    const [other] = (await rowOf((await requested(makara))[1])).sealed;
    const text = await new PlainSealing().seal({} as never, { reason: 'heard in confidence' });
    const place = { eventId: randomUUID(), type: 'NoteRecorded', personalClass: 'testimony' } as const;
    const foreign: readonly SealedValue[] = [
      { ...place, stream: `survivor-${survivorId}`, text },
      { ...place, stream: `request-${requestId}`, of: randomUUID(), text },
      other!,
    ];
    for (const sealed of foreign) {
      const row = await rowOf(requestId);
      rows = [
        { ...row, sealed: [sealed] },
        { ...row, requestId: randomUUID(), survivorId: null, sealed: [sealed] },
      ];
      expect(await reasons(sokha)).toEqual([null, 'withheld']);
    }
    expect(read).toEqual([]);
  });
});

describe('a request about a referral to come', () => {
  it('is no reading of a record that has that id', async () => {
    const survivorId = await inSiemReap();
    expect(await asked(sokha, { kind: 'FileReferral', office: 'SiemReapCac', otherSurvivorId: survivorId })).toBe('');
    const requestId = idOf('FileReferral', { referralId: survivorId }, sokha);
    rows = [await rowOf(requestId)];
    expect(rows[0]!.survivorId).toBe(survivorId);
    expect(await reasons(sophea)).toEqual(['x']);
    expect(read).toEqual([]);
  });
});
