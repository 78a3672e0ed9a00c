/** Identifies an entry. */
export interface About {
  readonly eventId?: string | undefined;
  /** The stream of the entry, unless it is the survivor’s own: `prosecution-…`. */
  readonly stream?: string | undefined;
}

/** `prosecution-…` → the id fields for the service. */
export const streamIdOf = (
  stream: string | undefined,
): { readonly prosecutionId?: string; readonly operationId?: string } => {
  const [, kind, id] = /^(prosecution|operation)-(.+)$/.exec(stream ?? '') ?? [];
  return kind && id ? { [`${kind}Id`]: id } : {};
};
