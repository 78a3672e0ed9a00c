import { asStored, type EventData, type RecordedEvent } from '#kernel/event-store';

/** An event as a line of a backup. */
export type EventLine = Omit<RecordedEvent, 'position' | 'bytes' | 'flaw' | 'setAside'> & {
  readonly position: string;
  /** The content in base64, only where it is not a JSON object. */
  readonly bytes?: { readonly isJson: boolean; readonly data: string; readonly metadata: string };
};

/** The line of an event as it is stored, even if it is flawed. */
export const lineOf = (event: RecordedEvent): EventLine => {
  const { position, bytes, flaw: _, setAside: __, ...stored } = asStored(event);
  return {
    ...stored,
    position: String(position),
    ...(bytes && { bytes: { isJson: bytes.isJson, data: base64(bytes.data), metadata: base64(bytes.metadata) } }),
  };
};

export const eventOf = ({ position, bytes, ...stored }: EventLine): RecordedEvent => ({
  ...stored,
  position: BigInt(position),
  ...(bytes && { bytes: bytesOf(bytes) }),
});

const bytesOf = ({ isJson, data, metadata }: NonNullable<EventLine['bytes']>): NonNullable<EventData['bytes']> => ({
  isJson,
  data: Buffer.from(data, 'base64'),
  metadata: Buffer.from(metadata, 'base64'),
});

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
