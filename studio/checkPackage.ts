import {CommandError, installPacked} from './packedInstall.ts'
import {packageChecks} from './packageChecks.ts'

/** Packs the package, installs it in a project of its own, and says which of its promises hold there. */
try {
  await using install = await installPacked()
  for (const {name, problems} of packageChecks) {
    const found = await problems(install)
    process.stdout.write(`${found.length === 0 ? '✓' : '✗'}  ${name}\n${found.map((problem) => `     ${problem}\n`).join('')}`)
    if (found.length > 0) process.exitCode = 1
  }
} catch (error) {
  if (!(error instanceof CommandError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
