/**
 * Records everything of one new survivor in one append, by the rules, keys and hash chain of the service: a thousand requests
 * would keep it busy for most of a walk.
 * @param folder the data folder of the running service
 * @param commands of a case worker, in order
 */
export const recordAtOnce = async (folder, survivorId, commands) => {
  if (!folder) throw new Error('Set HOMEWARD_DATA to the folder of the service at HOMEWARD_URL.');
  await import('reflect-metadata');
  const [{ openRecorder }, { ProcessConfiguration }] = await Promise.all([
    import('../../dist/apps/cli/src/bulk/recorder.js'),
    import('../../dist/libs/platform/plain.js'),
  ]);
  const recorder = await openRecorder(new ProcessConfiguration({ ...process.env, HOMEWARD_DATA: folder }));
  const as = { id: 'sokha', role: 'CASE_WORKER', office: 'SiemReapCac' };
  const person = {
    survivorId,
    commands: commands.map(([mutation, input]) => ({
      as,
      mutation,
      input: { survivorId, commandId: crypto.randomUUID(), ...input },
    })),
  };
  try {
    const fresh = await recorder.expect([person]);
    await recorder.record(person, fresh.has(survivorId));
  } finally {
    await recorder.close();
  }
};
