import { createInterface } from 'node:readline';
import { DataFolder } from '../data-folder.js';

/** A process that tries to take a folder for each line of input, and prints the outcome. */
const [, , path] = process.argv;
process.stdout.write('here\n');
for await (const _ of createInterface(process.stdin)) {
  const outcome = await DataFolder.take(path!).then(
    () => 'taken',
    (error: Error) => error.message,
  );
  process.stdout.write(`${outcome}\n`);
}
