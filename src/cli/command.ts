/** Where a command reads and writes; tests give their own. */
export interface Terminal {
  write(text: string): void
  writeError(text: string): void
  /** Environment variables. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** The clock, for commands that are not told the date. */
  now(): Date
  /** Resolves when a command that serves should end; left out, at SIGINT or SIGTERM. */
  untilStopped?(): Promise<void>
}

/** One sub-command of `beatbook`; each lives in a file of its own and is listed in `commands.ts`. */
export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  readonly usage: string
  /** Returns the exit code: 0 done, 1 found errors, 2 could not do it. */
  run(args: readonly string[], terminal: Terminal): Promise<number>
}

/** A mistake of the caller, told in one line and answered with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
