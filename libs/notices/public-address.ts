import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr, { type IPv4, type IPv6 } from 'ipaddr.js';
import { DeliveryFailure } from './delivery-failure.js';

/** An IPv4 address in the last 32 bits, as `::7f00:1`: deprecated, and some networks still deliver it to that address. */
const isIPv4Compatible = (address: IPv4 | IPv6): boolean =>
  address.kind() === 'ipv6' &&
  address
    .toByteArray()
    .slice(0, 12)
    .every((byte) => byte === 0);

/** False for this machine, private networks and ranges with a meaning of their own, also as an IPv4-mapped address. */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast' && !isIPv4Compatible(parsed);
};

/** @throws DeliveryFailure for an address instead of a name that is not public */
export const requirePublicHost = (host: string): void => {
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw new DeliveryFailure('ADDRESS_NOT_ALLOWED');
};

/** Resolves a name, and refuses it at the moment of connecting: a check before would be of another answer. */
export const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, []);
    if (!found.every(({ address }) => isPublicAddress(address)))
      return done(new DeliveryFailure('ADDRESS_NOT_ALLOWED'), []);
    return options.all ? done(null, found) : done(null, found[0]!.address, found[0]!.family);
  });
};
