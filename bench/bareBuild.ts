import {mkdtemp} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'vite'
import {studioViteConfig} from '../studio/studioBuild.ts'

const bare = fileURLToPath(new URL('bareStudio.ts', import.meta.url))

/** Builds the same Studio without the plugin, and returns the folder that holds it. */
export async function bareStudio(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'beatbook-bare-'))
  const config = studioViteConfig()
  await build({
    ...config,
    mode: 'production',
    plugins: [
      ...(config.plugins ?? []),
      {
        name: 'beatbook-bare',
        enforce: 'pre',
        resolveId: (source, importer) => (source === './plugins/index.ts' && importer?.endsWith('sanity.config.ts') ? bare : null),
      },
    ],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 10_000,
      reportCompressedSize: false,
      rolldownOptions: {onLog: (level, log, handle) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : handle(level, log))},
    },
  })
  return outDir
}
