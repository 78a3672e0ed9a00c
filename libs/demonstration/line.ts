/** The user who sends a command; all of them are invented. */
export interface Sender {
  readonly id: string;
  readonly role: 'CASE_WORKER' | 'SUPERVISOR' | 'LEGAL_OFFICER' | 'FORENSIC_INTERVIEWER';
  readonly office: 'SiemReapCac' | 'Poipet';
}

/** One mutation to send. */
export interface Command {
  readonly as: Sender;
  readonly mutation: string;
  readonly input: { readonly commandId: string } & Readonly<Record<string, unknown>>;
}

/** One line of a data set: a command, or a wait until the policies have caught up with all before it. */
export type Line = Command | { readonly await: 'policies' };

export const isCommand = (line: Line): line is Command => 'mutation' in line;
