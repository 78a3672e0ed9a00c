const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether it is a UUID in lower case, the only form in which streams are named and events refer to one another. */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);
