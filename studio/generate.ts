import {spawnSync} from 'node:child_process'
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const generated = ['schemas/schema.json', 'src/queries/generated/queries.ts', 'src/queries/generated/sanity.types.ts']

const steps = [
  ['node', 'src/queries/generate.ts'],
  ['sanity', 'schemas', 'extract', '--path', 'schemas/schema.json', '--enforce-required-fields'],
  ['sanity', 'typegen', 'generate'],
] as const

const before = await Promise.all(generated.map(read))
for (const [command, ...args] of steps) {
  const {status, stdout, stderr} = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: {...process.env, CI: '1', DO_NOT_TRACK: '1', NODE_OPTIONS: '--conditions=beatbook-source'},
  })
  if (status !== 0) {
    process.stderr.write(`${[command, ...args].join(' ')} failed:\n${stdout}\n${stderr}\n`)
    process.exit(1)
  }
}

if (process.argv.includes('--check')) {
  const after = await Promise.all(generated.map(read))
  const drifted = generated.filter((_, index) => before[index] !== after[index])
  if (drifted.length > 0) {
    process.stderr.write(`Out of date: ${drifted.join(', ')}. They have been written anew; look at them and commit.\n`)
    process.exit(1)
  }
  process.stdout.write(`Generated files are up to date: ${generated.join(', ')}\n`)
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(join(root, file), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
