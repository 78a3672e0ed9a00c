/** Stands for the day of sending, which some rules judge by. It sorts after every day. */
export const TODAY = '{today}';

/** Stands for the id of the event that an earlier command on the same stream made. */
export const eventPlaceholder = (commandId: string): string => `{event of ${commandId}}`;

/** The input with both placeholders filled in; an unknown event id stays as it is, for the service to refuse. */
export const fillPlaceholders = <Input extends object>(
  input: Input,
  today: string,
  eventBy: (commandId: string) => string | undefined,
): Input =>
  JSON.parse(
    JSON.stringify(input)
      .replaceAll(TODAY, today)
      .replaceAll(/\{event of ([0-9a-f-]+)\}/g, (as, commandId: string) => eventBy(commandId) ?? as),
  ) as Input;
