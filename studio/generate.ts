import {spawnSync} from 'node:child_process'
import {readFile, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

/**
 * Writes the queries of the contract, the extracted schema and the result types that Sanity TypeGen derives from the
 * two. With `--check` it changes nothing and fails when what is committed differs from what it would write.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const generated = ['src/queries/generated/queries.ts', 'schemas/schema.json', 'src/queries/generated/sanity.types.ts']
const sanity = 'node_modules/sanity/bin/sanity'

const steps = [
  ['src/queries/generate.ts'],
  [sanity, 'schemas', 'extract', '--path', 'schemas/schema.json', '--enforce-required-fields', '--force'],
  [sanity, 'typegen', 'generate'],
]

const checking = process.argv.includes('--check')
const before = await Promise.all(generated.map(read))
const failure = runAll()
const after = await Promise.all(generated.map(read))
if (checking) await Promise.all(generated.map((file, index) => restore(file, before[index])))

const drifted = generated.filter((_, index) => before[index] !== after[index])
if (failure) {
  fail(failure)
} else if (checking && drifted.length > 0) {
  fail(`Out of date: ${drifted.join(', ')}. Run \`npm run typegen\`, look at what changed and commit it.`)
} else {
  const what = checking ? 'Up to date' : drifted.length > 0 ? 'Written' : 'Unchanged'
  process.stdout.write(`${what}: ${(checking || drifted.length === 0 ? generated : drifted).join(', ')}\n`)
}

/** Runs the steps up to the first that fails; returns what it said. */
function runAll(): string | undefined {
  for (const args of steps) {
    const {status, stdout, stderr} = spawnSync(process.execPath, args, {
      cwd: root,
      encoding: 'utf8',
      env: {...process.env, CI: '1', DO_NOT_TRACK: '1', NODE_OPTIONS: '--conditions=beatbook-source'},
    })
    // TypeGen skips a query it cannot read, says so, and still ends with 0.
    const skipped = /Error while evaluating query|Encountered errors/.test(`${stdout}${stderr}`)
    if (status !== 0 || skipped) return `${args.join(' ')} failed:\n${stdout}\n${stderr}`
  }
  return undefined
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}

async function restore(file: string, content: string | undefined): Promise<void> {
  if (content === undefined) await rm(join(root, file), {force: true})
  else await writeFile(join(root, file), content)
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(join(root, file), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
