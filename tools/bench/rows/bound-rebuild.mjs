import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PREFIXES } from '#nest';
import { allowedBy, formatParts, partsOf } from '../bounds/rebuild-parts.mjs';
import { range, ratios, shown, spreadOf } from '../numbers.mjs';
import { copying, droppedRows, prepared } from './copy.mjs';
import { logged, rebuilt } from './rebuild.mjs';

/** A process that reads the log and discards it. `begins` runs at its first event. @returns the seconds of both */
const readBeside = async ({ eventStoreUrl }, events, begins) => {
  const words = ['tools/bench/readers/bare.mjs', eventStoreUrl, PREFIXES.join(','), String(events)];
  const reader = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  let beside;
  for await (const part of reader.stdout) {
    beside ??= begins();
    text += part;
  }
  const read = JSON.parse(text);
  if (read.events !== events) throw new Error(`The bare reader saw ${read.events} of ${events} events.`);
  return { reading: read.seconds, copying: await beside };
};

/** A rebuild beside a bare read and a bare COPY of its rows, both at once on the same processors. */
export const row = async ({ house, runs }) => {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-bench-copy-'));
  chmodSync(folder, 0o777); // the server writes here with its own account
  const events = await logged(house);
  const [ours, bound, alone, parts, costs, allowed] = [[], [], [], [], [], []];
  let used;
  let rows = 0;
  try {
    for (let run = 0; run < runs; run++) {
      const { version, seconds, processors } = await rebuilt(house);
      used = processors;
      const tables = await prepared(house, version, folder);
      const { reading } = await readBeside(house, events, () => undefined);
      const both = await readBeside(house, events, () => copying(house, tables, folder));
      await droppedRows(house, tables);
      const again = await prepared(house, version, folder);
      costs.push(await partsOf(house, events, () => copying(house, again, folder)));
      allowed.push(allowedBy(costs.at(-1)).perSecond);
      rows = await droppedRows(house, again);
      ours.push(events / seconds);
      alone.push(events / reading);
      bound.push(events / Math.max(both.reading, both.copying));
      parts.push(both);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const of = (part) => range(spreadOf(parts.map((one) => one[part])));
  return [
    {
      what: `rebuild beside its lower bound, ${shown(events)} events`,
      measured: `${range(spreadOf(ours))} events/s`,
      peer: `bare read and bare COPY at once: ${range(spreadOf(bound))}/s`,
      ratio: range(ratios(ours, bound)),
      target: '',
      raw: { events, rows, ours, bound, alone, parts, costs, allowed, used },
      notes: [
        `at once, reading took ${of('reading')} s and copying ${shown(rows)} rows ${of('copying')} s; the bound is ${range(ratios(bound, alone))} of a bare read alone`,
        `microseconds of the processors for one event, each part alone: ${formatParts(costs)}`,
        `if nothing but these parts is done, and no processor ever waits: ${range(spreadOf(allowed))} events/s; the last rebuild used ${Object.entries(
          used,
        )
          .map(([who, seconds]) => `${who} ${shown((1e6 * seconds) / events)}`)
          .join(', ')}`,
      ],
    },
  ];
};
