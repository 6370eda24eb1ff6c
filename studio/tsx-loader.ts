import {readFileSync} from 'node:fs'
import {registerHooks} from 'node:module'
import {fileURLToPath} from 'node:url'
import {transformSync} from 'esbuild'

/**
 * Lets Node run `.tsx` on the server: `node --import ./studio/tsx-loader.ts`. Node strips types from `.ts` by itself
 * but does not read JSX.
 */
registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context)
    const file = fileURLToPath(url)
    const {code} = transformSync(readFileSync(file, 'utf8'), {
      loader: 'tsx',
      jsx: 'automatic',
      format: 'esm',
      sourcefile: file,
      sourcemap: 'inline',
      target: 'node22',
    })
    return {format: 'module', source: code, shortCircuit: true}
  },
})
