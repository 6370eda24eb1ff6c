import {spawnSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {readFile, realpath, writeFile} from 'node:fs/promises'
import {findPackageJSON} from 'node:module'
import {homedir, tmpdir} from 'node:os'
import {dirname, join, posix} from 'node:path'
import {pathToFileURL} from 'node:url'
import {build} from 'esbuild'
import {CommandError, root, run, type PackedInstall} from './packedInstall.ts'

/** One promise about the published package. */
export interface PackageCheck {
  readonly name: string
  /** What breaks the promise, in words; empty when it holds. */
  problems(install: PackedInstall): Promise<string[]>
}

/** What each entry point is for, by its main names. The empty ones are rooms that nothing has moved into yet. */
const mainNames: Record<string, readonly string[]> = {
  '.': ['beatbook', 'withBeatbook'],
  './schemas': ['beatbookTypes', 'beatbookTemplates'],
  './queries': ['homeQuery', 'beatQuery', 'takeQuery', 'subjectQuery', 'clusterQuery', 'fetchPage', 'beatPageSchema', 'briefingContract'],
  './react': ['Brief', 'Take', 'Prose'],
  './briefing': ['createLinter', 'outline'],
  './lake': ['createLake', 'LakeError'],
  './email': ['renderEdition', 'editionSize'],
  './gate': ['newsroomGuard'],
  './mailroom': ['createMailroom'],
  './related': [],
  './review': ['reviewState', 'semanticDiff', 'classifyEdits', 'contentHash', 'publishGate', 'auditRecords', 'guardedClient'],
}

const onlyInNode = ['./gate', './lake', './mailroom']

/** Two copies of one of these in a Studio break it: contexts, themes and schemas are told apart by identity. */
const singles = ['react', 'sanity', '@sanity/ui', '@portabletext/editor']

export const packageChecks: readonly PackageCheck[] = [
  {name: 'holds the build and nothing else', problems: onlyTheBuild},
  {name: 'names no place on this machine', problems: noMachinePaths},
  {name: 'holds every file its exports and its code name', problems: nothingMissing},
  {name: 'declares what it imports, and imports what it declares', problems: declaredImports},
  {name: 'brings no second copy of what must be single', problems: singleCopies},
  {name: 'exports its main names to plain Node', problems: mainNamesInNode},
  {name: 'bundles for the browser', problems: bundlesForBrowser},
  {name: 'has types for moduleResolution nodenext', problems: (install) => typeErrors(install, 'nodenext')},
  {name: 'has types for moduleResolution bundler', problems: (install) => typeErrors(install, 'bundler')},
  {name: 'works in another project', problems: consumerOutput},
  {name: 'brings a command that runs there', problems: commandOutput},
]

async function onlyTheBuild({files}: PackedInstall): Promise<string[]> {
  const expected = /^(dist\/.+\.(js|d\.ts|js\.map)|package\.json|README\.md|LICENSE)$/
  const internal = /\.(test|test-d|bench|spec)\.|fixture|UnderTest|(^|\/)node_modules\//i
  return files.filter((file) => !expected.test(file) || internal.test(file))
}

async function noMachinePaths({files, text}: PackedInstall): Promise<string[]> {
  const places = [root, `${homedir()}/`, `${tmpdir()}/`, 'file:///']
  const found = await Promise.all(
    files.map(async (file) => {
      const content = await text(file)
      return places.filter((place) => content.includes(place)).map((place) => `${file} names ${place}`)
    }),
  )
  return found.flat()
}

async function nothingMissing({files, manifest, text}: PackedInstall): Promise<string[]> {
  const held = new Set(files)
  const named = Object.entries(manifest.exports).flatMap(([entry, target]) =>
    (typeof target === 'string' ? [target] : [target.types, target.default]).map((file) => ({
      from: `exports["${entry}"]`,
      file: posix.normalize(file),
    })),
  )
  for (const from of files.filter((file) => /\.(js|d\.ts)$/.test(file))) {
    const beside = [...(await text(from)).matchAll(/new URL\(\s*['"`](\.[^'"`]+)['"`],\s*import\.meta\.url/g)]
    named.push(...beside.map(([, file = '']) => ({from, file: posix.join(posix.dirname(from), file)})))
  }
  const unlisted = Object.keys(manifest.exports).filter((entry) => entry !== './package.json' && !mainNames[entry])
  return [
    ...named.filter(({file}) => !held.has(file)).map(({from, file}) => `${from} names ${file}, which is not in the tarball`),
    ...unlisted.map((entry) => `exports["${entry}"] has no main names in studio/packageChecks.ts`),
  ]
}

async function declaredImports({files, manifest, text}: PackedInstall): Promise<string[]> {
  const imported = new Map<string, string>()
  for (const file of files.filter((name) => /\.(js|d\.ts)$/.test(name))) {
    const code = (await text(file)).replace(/\/\*[\s\S]*?\*\//g, '')
    for (const [, specifier = ''] of code.matchAll(/\b(?:from|import)\s*\(?\s*['"]([@\w][\w@./-]*)['"]/g)) {
      const [scope = '', name] = specifier.split('/')
      const packageName = scope.startsWith('@') ? `${scope}/${name}` : scope
      if (!specifier.startsWith('node:')) imported.set(packageName, file)
    }
  }
  const declared = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)]
  return [
    ...[...imported].filter(([name]) => !declared.includes(name)).map(([name, file]) => `${file} imports ${name}, which is not declared`),
    ...Object.keys(manifest.dependencies).filter((name) => !imported.has(name)).map((name) => `nothing imports the dependency ${name}`),
  ]
}

async function singleCopies({project, manifest}: PackedInstall): Promise<string[]> {
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {packages: Record<string, unknown>}
  const packages = [manifest.name, ...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)]
  const problems: string[] = []
  for (const single of singles) {
    if (!manifest.peerDependencies[single]) problems.push(`${single} is not a peer dependency`)
    if (manifest.dependencies[single]) problems.push(`${single} is a dependency and would be installed twice`)
    const locked = Object.keys(lock.packages).filter((path) => path === `node_modules/${single}` || path.endsWith(`/node_modules/${single}`))
    if (locked.length !== 1) problems.push(`the lock file has ${single} at ${locked.join(', ') || 'no place'}`)
    const seen = new Map<string, string>()
    for (const name of packages) {
      const from = await realpath(join(project, 'node_modules', name, 'package.json'))
      const found = single === name ? undefined : findPackageJSON(single, pathToFileURL(from))
      if (found) seen.set(await realpath(dirname(found)), name)
    }
    if (seen.size !== 1) problems.push(`${single} is found at ${[...seen].map(([path, name]) => `${path} (from ${name})`).join(', ')}`)
  }
  return problems
}

async function mainNamesInNode({project, manifest}: PackedInstall): Promise<string[]> {
  const script = `
    const entries = JSON.parse(process.argv[1])
    const found = {}
    for (const entry of entries) found[entry] = await import(entry).then(Object.keys, String)
    console.log(JSON.stringify(found))
    process.exit(0)`
  const specifierOf = (entry: string) => posix.join(manifest.name, entry)
  const specifiers = JSON.stringify(Object.keys(mainNames).map(specifierOf))
  const output = run(process.execPath, ['--input-type=module', '--eval', script, specifiers], project)
  const found = JSON.parse(output) as Record<string, string[] | string>
  return Object.entries(mainNames).flatMap(([entry, names]) => {
    const exported = found[specifierOf(entry)] ?? []
    if (typeof exported === 'string') return [`${entry} cannot be imported: ${exported}`]
    return names.filter((name) => !exported.includes(name)).map((name) => `${entry} does not export ${name}`)
  })
}

async function bundlesForBrowser({project, manifest}: PackedInstall): Promise<string[]> {
  const entries = Object.keys(mainNames).filter((entry) => !onlyInNode.includes(entry))
  const problems = entries.map(async (entry) => {
    const result = await build({
      stdin: {contents: `export * from '${posix.join(manifest.name, entry)}'`, resolveDir: project},
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      external: Object.keys(manifest.peerDependencies),
      logLevel: 'silent',
    }).catch((error: unknown) => error as Error)
    return result instanceof Error ? [`${entry}: ${result.message}`] : []
  })
  return (await Promise.all(problems)).flat()
}

async function typeErrors({project, manifest}: PackedInstall, moduleResolution: 'nodenext' | 'bundler'): Promise<string[]> {
  const config = join(project, `tsconfig.${moduleResolution}.json`)
  const compilerOptions = {
    module: moduleResolution === 'nodenext' ? 'nodenext' : 'preserve',
    moduleResolution,
    target: 'ES2024',
    lib: ['ES2024', 'DOM', 'DOM.Iterable', 'ESNext.Disposable'],
    types: ['node'],
    jsx: 'react-jsx',
    strict: true,
    // One pass over every declaration is enough; it is the slow one.
    skipLibCheck: moduleResolution === 'bundler',
    noEmit: moduleResolution === 'bundler',
  }
  await writeFile(config, JSON.stringify({compilerOptions, files: ['consumer.tsx']}))
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  try {
    run(process.execPath, [compiler, '-p', config], project)
    return []
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    // Other packages' declarations are theirs to mend.
    const ours = new RegExp(`^(consumer\\.tsx|node_modules/${manifest.name}/|error )`)
    return error.message.split('\n').filter((line) => ours.test(line))
  }
}

async function consumerOutput({project}: PackedInstall): Promise<string[]> {
  if (!existsSync(join(project, 'consumer.js'))) return ['consumer.tsx was not compiled']
  let found: Record<string, unknown>
  try {
    found = JSON.parse(run(process.execPath, ['consumer.js'], project)) as Record<string, unknown>
  } catch (error) {
    if (error instanceof CommandError) return [error.message]
    throw error
  }
  const expected = {
    studio: 'elsewhere',
    linter: 'function',
    types: ['beat', 'take'],
    headline: 'Packed and unpacked',
    html: '<div class="bb-take"><p>It arrived whole.</p></div>',
  }
  return Object.entries(expected)
    .filter(([name, value]) => JSON.stringify(found[name]) !== JSON.stringify(value))
    .map(([name]) => `${name} is ${JSON.stringify(found[name])}`)
}

async function commandOutput({project, manifest}: PackedInstall): Promise<string[]> {
  const notes = 'A page\n\nNotes that are no brief.\n'
  await writeFile(join(project, 'notes.txt'), notes)
  return Object.entries(manifest.bin).flatMap(([name, file]) => {
    const command = join(project, 'node_modules', manifest.name, file)
    const {status, stdout, stderr} = spawnSync(process.execPath, [command, 'check', 'notes.txt'], {cwd: project, encoding: 'utf8'})
    return status === 2 && stderr.includes('notes.txt') ? [] : [`${name} check ended with ${status}:\n${stdout}${stderr}`]
  })
}
