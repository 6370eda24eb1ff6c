import {mkdir, readFile, rename, rm} from 'node:fs/promises'
import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {projectRoot, sourceHash} from './sourceHash.ts'

const sources = ['src/site/preview/{overlay,paths}.ts', 'package-lock.json']

/** The script of the site's preview, bundled once per state of its sources; a request that comes first waits for it. */
export function overlayScript(): () => Promise<string> {
  let script: Promise<string> | undefined
  return () => (script ??= builtOverlay())
}

async function builtOverlay(): Promise<string> {
  const folder = join(projectRoot, 'node_modules/.cache/beatbook/overlay', await sourceHash(sources))
  const file = join(folder, 'overlay.js')
  if (!existsSync(file)) await build(folder)
  return readFile(file, 'utf8')
}

async function build(folder: string): Promise<void> {
  const vite = await import('vite')
  const unfinished = `${folder}.${process.pid}`
  await mkdir(unfinished, {recursive: true})
  await vite.build({
    root: projectRoot,
    configFile: false,
    logLevel: 'warn',
    mode: 'production',
    publicDir: false,
    define: {'process.env.NODE_ENV': '"production"'},
    build: {
      outDir: unfinished,
      emptyOutDir: true,
      target: 'es2022',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 10_000,
      lib: {entry: join(projectRoot, 'src/site/preview/overlay.ts'), formats: ['es'], fileName: () => 'overlay.js'},
      rolldownOptions: {
        output: {codeSplitting: false},
        onLog: (level, log, handle) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : handle(level, log)),
      },
    },
  })
  await rm(folder, {recursive: true, force: true})
  await rename(unfinished, folder)
}
