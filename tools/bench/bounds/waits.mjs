import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inOneCall } from './in-one-call.mjs';

const NOTHING = '{ __typename }';

/** The latest entry of the access log. */
const anEntry = async ({ query }, store) => {
  const [found] = await query(
    `SELECT stream, revision FROM eventstore.events WHERE type = 'PersonalDataRead' ORDER BY position DESC LIMIT 1`,
  );
  if (!found) throw new Error('Nobody has read anything yet: measure a reading first.');
  return (await store.inspect(found.stream, Number(found.revision)))[0];
};

/** The answer of the views to one reader, with row security: a transaction that names the reader, and one row. */
const viewsOf = async (house) => {
  const client = new pg.Client({ connectionString: house.databaseUrl('homeward_api'), pipeline: true });
  await client.connect();
  const schema = await house.setSchema('live');
  const ask = async ({ as, survivorId }) => {
    const [, , { rows }] = await inOneCall(client, [
      'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
      {
        name: 'reader',
        text: `SELECT set_config('homeward.actor_id', $1, true), set_config('homeward.actor_role', $2, true),
          set_config('homeward.actor_office', $3, true)`,
        values: [as.id, as.role, as.office ?? ''],
      },
      { name: 'row', text: `SELECT revision FROM ${schema}.overview WHERE "survivorId" = $1`, values: [survivorId] },
      'COMMIT',
    ]);
    if (rows.length !== 1) throw new Error(`The views show ${rows.length} rows of ${survivorId} to ${as.id}.`);
  };
  return { ask, close: () => client.end() };
};

/**
 * All that a personal reading must wait for, and nothing else: a request without content, the record's stream without
 * news, an entry of the same bytes on disk, and one row with row security. The client, server, TLS and disk are those
 * of the product. There is no decision, no fold, no envelope, and each part runs while nothing else does.
 */
export const openWaits = async (house, store) => {
  const entry = await anEntry(house, store);
  const views = await viewsOf(house);
  const stream = `bench-${randomUUID()}`;
  const ends = new Map();
  let revision = -1;

  const newsOf = (survivorId, end) =>
    end
      ? store.inspect(`survivor-${survivorId}`, end.revision + 1, { after: end.metadata.hash })
      : store.inspect(`survivor-${survivorId}`);
  /** The last event of the record, so that reading after it finds nothing. */
  const endOf = async (survivorId) => {
    const end = (await newsOf(survivorId, ends.get(survivorId))).at(-1) ?? ends.get(survivorId);
    ends.set(survivorId, end);
    return end;
  };
  const parts = {
    'query of nothing': async ({ token }) => house.ask(token, NOTHING, {}),
    'read without news': async ({ survivorId, end }) => newsOf(survivorId, end),
    'append of the entry': async () => {
      const { type, data, metadata } = entry;
      ({ revision } = await store.append(stream, [{ id: randomUUID(), type, data, metadata }], revision));
    },
    'row with row security': views.ask,
  };

  return {
    /** @returns the milliseconds of each part, one after the other */
    once: async ({ survivorId, as }) => {
      const asked = {
        survivorId,
        as,
        end: await endOf(survivorId),
        token: await house.token(as.role, as.id, as.office),
      };
      const times = {};
      for (const [part, wait] of Object.entries(parts)) {
        const start = performance.now();
        await wait(asked);
        times[part] = performance.now() - start;
      }
      return times;
    },
    close: views.close,
  };
};
