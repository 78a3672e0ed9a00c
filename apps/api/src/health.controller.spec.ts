import { ServiceUnavailableException } from '@nestjs/common';
import { DUPLICATE_MATCHER } from '#domain/between-offices';
import { KeysUnavailable } from '#security/keys';
import { HealthController } from './health.controller.js';
import type { ProjectionType } from './projections/projection.type.js';

type Reader = Pick<ProjectionType, 'name' | 'lagSeconds' | 'state' | 'parked'>;

const reader = (name: string, more: Partial<Reader> = {}): Reader => ({
  name,
  lagSeconds: 0,
  state: 'live',
  parked: 0,
  ...more,
});

/** What `/health/views` answers, and with which status, where the readers stand so. */
const healthOf = async (...readers: readonly Reader[]): Promise<object> => {
  const statuses = { read: async () => readers };
  const controller = new HealthController(
    ...([
      {},
      statuses,
      {},
      {},
      {},
      { configuration: { limits: { deadline: 5_000 } } },
    ] as never as ConstructorParameters<typeof HealthController>),
  );
  try {
    return { code: 200, ...(await controller.checkViews()) };
  } catch (error) {
    if (!(error instanceof ServiceUnavailableException)) throw error;
    return { code: error.getStatus(), ...(error.getResponse() as object) };
  }
};

describe('the health of the views', () => {
  it('is the lateness of the views, and says apart how late records are compared', async () => {
    const late = { lagSeconds: 600, state: 'behind' } as const;
    expect(await healthOf(reader('case_file', { lagSeconds: 2 }), reader(DUPLICATE_MATCHER, late))).toEqual({
      code: 200,
      status: 'ok',
      lagSeconds: 2,
      matcherLagSeconds: 600,
      stopped: 0,
      parked: 0,
    });
    expect(await healthOf(reader('case_file', { ...late, lagSeconds: 31 }), reader(DUPLICATE_MATCHER))).toMatchObject({
      code: 503,
      status: 'late',
      lagSeconds: 31,
      matcherLagSeconds: 0,
    });
  });

  it('is none where the comparing of records has stopped, or the log cannot be read', async () => {
    const stopped = reader(DUPLICATE_MATCHER, { state: 'stopped' });
    expect(await healthOf(reader('case_file'), stopped)).toMatchObject({ code: 503, stopped: 1 });
    const unknown = [reader('case_file', { lagSeconds: null }), reader(DUPLICATE_MATCHER, { lagSeconds: null })];
    expect(await healthOf(...unknown)).toMatchObject({ code: 503, lagSeconds: null, matcherLagSeconds: null });
  });
});

it('the health of a part does not wait for a database for ever', async () => {
  const never = () => new Promise(() => undefined);
  const [database, statuses] = [{ query: never }, { read: never }];
  const installation = { configuration: { limits: { deadline: 10 } } };
  const controller = new HealthController(
    ...([{}, statuses, {}, database, database, installation] as never as ConstructorParameters<
      typeof HealthController
    >),
  );
  const asked = [controller.checkViews(), controller.checkKeys(), controller.checkNotices()];
  for (const outcome of await Promise.allSettled(asked)) {
    const { reason } = outcome as { readonly reason: ServiceUnavailableException };
    expect(reason.getResponse()).toMatchObject({ status: 'no answer' });
  }
});

it('the health of a part is none where its database cannot be reached, and says why without its message', async () => {
  const fails = async () => Promise.reject(Object.assign(new Error('a secret'), { code: '57P03', severity: 'FATAL' }));
  const keysFail = async () => Promise.reject(new KeysUnavailable('The keys cannot be reached right now.'));
  const installation = { configuration: { limits: { deadline: 5_000 } } };
  const controller = new HealthController(
    ...([
      {},
      { read: fails },
      {},
      { query: keysFail },
      { query: fails },
      installation,
    ] as never as ConstructorParameters<typeof HealthController>),
  );
  const asked = [controller.checkViews(), controller.checkKeys(), controller.checkNotices()];
  const outcomes = (await Promise.allSettled(asked)) as { readonly reason: ServiceUnavailableException }[];
  const notReady = { status: 'no answer', reason: expect.stringMatching(/^Postgres is not ready, .* \(57P03\)\.$/) };
  expect(outcomes.map(({ reason }) => reason.getResponse())).toEqual([
    notReady,
    { status: 'no answer', reason: 'The keys cannot be reached right now.' },
    notReady,
  ]);
});
