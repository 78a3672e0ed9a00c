import { createHash, timingSafeEqual } from 'node:crypto';

const LOOPBACK = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;

const hashText = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * With the configured token; without a configured one, only from this machine itself and not through a proxy.
 */
export const mayReadMetrics = (
  token: string | undefined,
  ip: string,
  headers: Readonly<Record<string, string | undefined>>,
): boolean => {
  if (token !== undefined) return timingSafeEqual(hashText(headers.authorization ?? ''), hashText(`Bearer ${token}`));
  const proxied = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip'].some((name) => headers[name] !== undefined);
  return LOOPBACK.test(ip) && !proxied;
};
