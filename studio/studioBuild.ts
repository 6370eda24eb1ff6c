import {existsSync} from 'node:fs'
import {mkdir, rename, rm} from 'node:fs/promises'
import {join} from 'node:path'
import type {InlineConfig, Plugin} from 'vite'
import {projectRoot as root, sourceHash} from './sourceHash.ts'

const sources = ['{plugins,schemas,src,studio}/**/*.{ts,tsx,css,html}', 'sanity.config.ts', 'package.json', 'package-lock.json']

/** What the built Studio and the Studio with hot reload have in common. */
export function studioViteConfig(): InlineConfig {
  return {
    root: join(root, 'studio'),
    configFile: false,
    logLevel: 'warn',
    resolve: {
      conditions: ['beatbook-source', 'module', 'browser', 'development|production'],
      dedupe: ['react', 'react-dom', 'sanity', 'styled-components', '@sanity/ui', '@portabletext/editor'],
    },
    define: {
      'process.env.NODE_DEBUG': 'undefined',
      'process.env.SANITY_STUDIO_REACT_STRICT_MODE': 'undefined',
    },
    envPrefix: 'SANITY_STUDIO_',
    plugins: [ownFonts()],
    cacheDir: join(root, 'node_modules/.cache/beatbook/vite'),
  }
}

/** Serves Inter from its package where the Studio's design system asks a remote host for it. */
function ownFonts(): Plugin {
  const remote = /https:\/\/design-system-static\.sanity\.io\/InterVariable-(Italic-)?latin[^)"']*\.woff2/g
  return {
    name: 'beatbook-own-fonts',
    enforce: 'pre',
    transform: {
      filter: {id: /\.css$/},
      handler: (code) =>
        code.replace(remote, (_, italic?: string) =>
          join(root, `node_modules/@fontsource-variable/inter/files/inter-latin-wght-${italic ? 'italic' : 'normal'}.woff2`),
        ),
    },
  }
}

/**
 * Builds the Studio once per state of its sources and returns the folder that holds it. The folder's name is the
 * SHA-256 of everything the build reads, so an unchanged Studio is never built twice.
 */
export async function builtStudio(onBuild: () => void): Promise<string> {
  const folder = join(root, 'node_modules/.cache/beatbook/studio', await sourceHash(sources))
  if (existsSync(join(folder, 'index.html'))) return folder

  onBuild()
  const {build} = await import('vite')
  const unfinished = `${folder}.${process.pid}`
  await mkdir(unfinished, {recursive: true})
  await inProduction(() => build({
    ...studioViteConfig(),
    mode: 'production',
    build: {
      outDir: unfinished,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 10_000,
      reportCompressedSize: false,
      rolldownOptions: {
        checks: {pluginTimings: false},
        // Dependencies mark React client components with a directive that means nothing to a browser bundle.
        onLog: (level, log, handle) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : handle(level, log)),
      },
    },
  }))
  await rm(folder, {recursive: true, force: true})
  await rename(unfinished, folder)
  return folder
}

/** A test runner sets an environment of its own, under which Vite would build with React's slow development checks. */
async function inProduction<Result>(work: () => Promise<Result>): Promise<Result> {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    return await work()
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}
