/**
 * Node.js 20 warns of X25519, with which backups are encrypted: it calls experimental what works the same in all versions.
 * Any other warning is one line.
 */
export const warnInOneLine = (write = (line: string): unknown => process.stderr.write(line)): void => {
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => {
    if (name !== 'ExperimentalWarning') write(`${name}: ${message}\n`);
  });
};
