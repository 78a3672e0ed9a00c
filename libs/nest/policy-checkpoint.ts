const PREFIX = 'policy:';

/** The name of the place of a policy in the log. */
export const policyCheckpoint = ({ name }: { readonly name: string }): string => `${PREFIX}${name}`;

export const isPolicyCheckpoint = (name: string): boolean => name.startsWith(PREFIX);

/** The name of the policy whose place it is; none for any other reader of the log. */
export const policyOf = (checkpoint: string): string | undefined =>
  isPolicyCheckpoint(checkpoint) ? checkpoint.slice(PREFIX.length) : undefined;
