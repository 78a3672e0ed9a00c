/** What only the sender knows: the day on which it sends, for what the rules judge at that instant. Sorts behind every day. */
export const TODAY = '{today}';

/** And the id of the event that an earlier command on the same stream made. */
export const eventOf = (commandId: string): string => `{event of ${commandId}}`;

/** An input with both put in; an event that there is not stays as it is, for the service to refuse. */
export const filledIn = <Input extends object>(
  input: Input,
  today: string,
  eventBy: (commandId: string) => string | undefined,
): Input =>
  JSON.parse(
    JSON.stringify(input)
      .replaceAll(TODAY, today)
      .replaceAll(/\{event of ([0-9a-f-]+)\}/g, (as, commandId: string) => eventBy(commandId) ?? as),
  ) as Input;
