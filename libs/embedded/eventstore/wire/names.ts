import shared from '@eventstore/db-client/generated/shared_pb.js';
import { invalidArgument } from './status.js';

/** Names are indexed, and an index entry has a limited size. */
const NAME_BYTES = 1_024;
export const NIL_UUID = '00000000-0000-0000-0000-000000000000';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Postgres stores any text but U+0000, and UTF-8 has no lone surrogates. */
export function requireStorable(what: string, text: string): string {
  if (text.includes('\0')) throw invalidArgument(`${what} may not contain U+0000`);
  if (Buffer.byteLength(text) > NAME_BYTES) throw invalidArgument(`${what} may not be longer than ${NAME_BYTES} bytes`);
  return Buffer.from(text).toString();
}

export function streamName(identifier: shared.StreamIdentifier | undefined): string {
  const name = Buffer.from(identifier?.getStreamName_asU8() ?? []).toString();
  if (!name) throw invalidArgument('the name of the stream is missing');
  return requireStorable('the name of a stream', name);
}

export function writableStreamName(identifier: shared.StreamIdentifier | undefined): string {
  const name = streamName(identifier);
  if (name.startsWith('$')) {
    throw invalidArgument(
      `names with $ in front are the system's, and this node keeps no stream metadata: choose another name`,
    );
  }
  return name;
}

export function streamIdentifier(name: string): shared.StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(name).toString('base64'));
}

export function uuid(what: string, wire: shared.UUID | undefined): string {
  const text = wire?.hasStructured() ? uuidFromHalves(wire.getStructured()!) : (wire?.getString() ?? '').toLowerCase();
  if (!UUID.test(text)) throw invalidArgument(`${what} is not a UUID`);
  return text;
}

function uuidFromHalves(halves: shared.UUID.Structured): string {
  const bytes = Buffer.alloc(16);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, BigInt(halves.getMostSignificantBits())), 0);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, BigInt(halves.getLeastSignificantBits())), 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export const wireUuid = (id: string): shared.UUID => new shared.UUID().setString(id);
