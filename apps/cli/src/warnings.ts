/**
 * Node.js 20 warns of X25519, with which backups are encrypted: it calls experimental what works the same in all versions.
 * Any other warning is one line.
 */
export const warnInOneLine = (): void => {
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => {
    if (name !== 'ExperimentalWarning') process.stderr.write(`${name}: ${message}\n`);
  });
};
