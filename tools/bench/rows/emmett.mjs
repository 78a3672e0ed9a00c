import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { range, shown, spreadOf } from '../numbers.mjs';
import { rebuilt } from './rebuild.mjs';

const EVENTS = 50_000;
const EACH = 11;

export const row = async ({ house, quick, runs, events, before }) => {
  const ours =
    before.find(({ row: name }) => name === 'rebuild')?.raw.eventsPerSecond ?? events / (await rebuilt(house)).seconds;
  await house.query('CREATE DATABASE emmett');
  const url = Object.assign(new URL(house.databaseUrl('postgres')), { pathname: '/emmett' }).href;
  const words = ['tools/bench/peers/emmett.mjs', url, quick ? 2_000 : EVENTS, EACH, Math.min(runs, 3)].map(String);
  const { stdout } = await promisify(execFile)(process.execPath, words, { maxBuffer: 2 ** 26 });
  const peer = JSON.parse(stdout.slice(stdout.lastIndexOf('{"events"')));
  const rates = spreadOf(peer.seconds.map((seconds) => peer.events / seconds));
  const lost = peer.kept.map((kept) => peer.events - kept);
  return [
    {
      what: 'rebuild, events/s',
      measured: `${shown(ours)} events/s into all tables`,
      peer: `emmett-postgresql 0.42.0, ${shown(peer.events)} events into one: ${range(rates)}/s`,
      ratio: `${shown(ours / rates.median)}×`,
      target: '≥ 25×',
      reached: ours / rates.median >= 25,
      raw: { ours, peer },
      notes: [`of ${shown(peer.events)} events emmett's projection counted ${lost.map(shown).join(', ')} too few`],
    },
  ];
};
