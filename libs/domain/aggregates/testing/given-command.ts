/** A command by its name, as a spec gives it. */
export type GivenCommand<Commands> = { [Name in keyof Commands]: readonly [Name, Commands[Name]] }[keyof Commands];
