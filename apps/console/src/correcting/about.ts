/** Identifies an entry. */
export interface About {
  readonly eventId?: string | undefined;
  /** The stream of the entry, unless it is the survivor’s own: `prosecution-…`. */
  readonly stream?: string | undefined;
}

/** The court case or the operation of an entry, as the service names it; neither for the survivor’s own record. */
export interface StreamId {
  readonly prosecutionId?: string;
  readonly operationId?: string;
}

/** `prosecution-…` → the id fields for the service. */
export const streamIdOf = (stream: string | undefined): StreamId => {
  const [, kind, id] = /^(prosecution|operation)-(.+)$/.exec(stream ?? '') ?? [];
  return kind && id ? { [`${kind}Id`]: id } : {};
};
