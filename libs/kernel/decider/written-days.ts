/** Whether it is a day that exists, written as 2020-06-30. No event is older than the first year. */
export const isDay = (value: unknown): boolean => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return value >= '1900-01-01' && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
};

/** An offset of sixteen hours or more is that of no place, and a fault of a database. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-5]):[0-5]\d)$/;

/** Whether it is an instant with its zone, such as 2020-06-30T10:00:00Z. */
export const isInstant = (value: unknown): boolean => typeof value === 'string' && isDay(INSTANT.exec(value)?.[1]);
