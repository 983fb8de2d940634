/** What keeps the command line from doing its work: told in one line on stderr, exit code 2. */
export class Failure extends Error {}
