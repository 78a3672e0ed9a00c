/*
 * Loaded into each process by tools/ways.mjs: on SIGUSR2, writes how often each of our functions has run since the last
 * time.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join } from 'node:path';

const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });

let times = 0;
process.on('SIGUSR2', () =>
  session.post('Profiler.takePreciseCoverage', (error, { result } = {}) => {
    if (error) throw error;
    const scripts = result
      .filter(({ url }) => url.includes('/dist/'))
      .map(({ url, functions }) => ({
        url,
        calls: functions.map(({ functionName, ranges: [{ startOffset, endOffset, count }] }) => ({
          name: functionName,
          start: startOffset,
          end: endOffset,
          count,
        })),
      }));
    const file = join(process.env.WAYS_FOLDER, `${process.pid}.${++times}.json`);
    writeFileSync(`${file}.part`, JSON.stringify(scripts));
    renameSync(`${file}.part`, file);
  }),
);
