/** A token of an invented person, signed with the key in the data folder of the running service, as their sign-in would get it. */
export const tokenOf = async (person, { origin, folder }) => {
  if (!folder) throw new Error('Set HOMEWARD_DATA to the folder of the service at HOMEWARD_URL.');
  const [{ ORGANISATION, PEOPLE }, { TokenSigner, existingTokenKey, ownIssuerAt }] = await Promise.all([
    import('../../dist/apps/api/src/sign-in/people.js'),
    import('../../dist/libs/platform/plain.js'),
  ]);
  const signer = await TokenSigner.from(await existingTokenKey(folder), ownIssuerAt(origin));
  return signer.sign({ id: person, ...PEOPLE[person], organisation: ORGANISATION });
};
