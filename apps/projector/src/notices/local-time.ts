/** The day and the hour at an instant in a time zone. */
export const localTime = (at: Date, timeZone: string): { readonly day: string; readonly hour: number } => {
  // this locale writes a date as 2026-03-01
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at);
  return { day, hour: Number(hour) };
};
