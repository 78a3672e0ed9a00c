/** The mutation that sends a command: `closeCase` for `CloseCase`. */
export const mutationNameOf = (command: string): string => command[0]!.toLowerCase() + command.slice(1);

export const commandNameOf = (mutation: string): string => mutation[0]!.toUpperCase() + mutation.slice(1);
