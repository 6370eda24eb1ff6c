import {spawnSync} from 'node:child_process'
import {cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** The package as npm would publish it, unpacked in a project that holds what it declares and nothing else. */
export interface PackedInstall extends AsyncDisposable {
  /** The throwaway project's folder, with `consumer.tsx` in it. */
  readonly project: string
  readonly manifest: Manifest
  /** The tarball's files, by their path inside the package, sorted. */
  readonly files: readonly string[]
  /** The text of one of them. */
  text(file: string): Promise<string>
}

export interface Manifest {
  readonly name: string
  readonly bin: Readonly<Record<string, string>>
  readonly exports: Readonly<Record<string, string | {readonly types: string; readonly default: string}>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
}

/** What a TypeScript project with React has besides. */
const consumersOwn = ['@types/node', '@types/react', '@types/react-dom']

/**
 * Builds and packs the package with `npm pack` and unpacks it into a project of its own. Its dependencies and peers are
 * links to the installed ones, so nothing is fetched, and a package it forgot to declare is not found.
 * @throws CommandError when the build or the packing fails.
 */
export async function installPacked(): Promise<PackedInstall> {
  const project = await realpath(await mkdtemp(join(tmpdir(), 'beatbook-package-')))
  const remove = () => rm(project, {recursive: true, force: true})
  return unpackInto(project, remove).catch(async (error: unknown) => {
    await remove()
    throw error
  })
}

async function unpackInto(project: string, remove: () => Promise<void>): Promise<PackedInstall> {
  run('npm', ['pack', '--offline', '--silent', '--pack-destination', project], root)
  const [tarball = ''] = (await readdir(project)).filter((name) => name.endsWith('.tgz'))
  run('tar', ['-xzf', tarball], project)
  const manifest = JSON.parse(await readFile(join(project, 'package/package.json'), 'utf8')) as Manifest
  const folder = join(project, 'node_modules', manifest.name)
  await cp(join(project, 'package'), folder, {recursive: true})
  await rm(join(project, 'package'), {recursive: true})

  const declared = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies), ...consumersOwn]
  for (const name of declared) {
    const link = join(project, 'node_modules', name)
    await mkdir(dirname(link), {recursive: true})
    await symlink(await realpath(join(root, 'node_modules', name)), link, 'junction')
  }
  await writeFile(join(project, 'package.json'), JSON.stringify({name: 'elsewhere', private: true, type: 'module'}))
  await cp(join(root, 'test/package/consumer.tsx'), join(project, 'consumer.tsx'))

  const entries = await readdir(folder, {recursive: true, withFileTypes: true})
  return {
    project,
    manifest,
    files: entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .toSorted(),
    text: (file) => readFile(join(folder, file), 'utf8'),
    [Symbol.asyncDispose]: remove,
  }
}

/** A command that failed; the message ends with what it printed. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/** Runs a command and returns what it printed. @throws CommandError when it fails. */
export function run(command: string, args: readonly string[], cwd: string): string {
  const {status, error, stdout, stderr} = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: {...process.env, NODE_OPTIONS: ''},
    shell: process.platform === 'win32' && command === 'npm',
  })
  if (error) throw error
  if (status !== 0) throw new CommandError(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
  return stdout
}
