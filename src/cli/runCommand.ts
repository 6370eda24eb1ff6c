import {UsageError} from './command.ts'
import type {Terminal} from './command.ts'
import {commands} from './commands.ts'

/** Runs `beatbook <name> …` and returns its exit code. */
export async function runCommand([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.write(help())
    return name === undefined ? 2 : 0
  }
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) {
    terminal.writeError(`beatbook: there is no command "${name}".\n${help()}`)
    return 2
  }
  if (args.includes('--help') || args.includes('-h')) {
    terminal.write(`${command.usage}\n`)
    return 0
  }
  try {
    return await command.run(args, terminal)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    terminal.writeError(`beatbook ${name}: ${error.message}\n`)
    return 2
  }
}

function help(): string {
  const width = Math.max(...commands.map(({name}) => name.length))
  const lines = commands.map(({name, summary}) => `  ${name.padEnd(width)}  ${summary}`)
  return ['Usage: beatbook <command> …', '', ...lines, '', 'beatbook <command> --help tells more.', ''].join('\n')
}
