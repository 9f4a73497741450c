/** Why the process cannot start; the message is one line that says what is wrong and how to mend it. */
export class StartError extends Error {}
