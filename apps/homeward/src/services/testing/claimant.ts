import { createInterface } from 'node:readline';
import { DataFolder } from '../data-folder.js';

/** Somebody who tries to take a folder each time it is told to, and says what came of it. */
const [, , path] = process.argv;
process.stdout.write('here\n');
for await (const _ of createInterface(process.stdin)) {
  const said = await DataFolder.take(path!).then(
    () => 'taken',
    (error: Error) => error.message,
  );
  process.stdout.write(`${said}\n`);
}
