/** The SHA-256 of a content in hexadecimal digits, as a court compares it with the one that was recorded. */
export const fingerprintOf = async (content: Blob): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', await content.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};
