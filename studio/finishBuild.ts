import {glob, readFile, writeFile} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))

/** TypeScript rewrites the addresses of imports; those of workers it leaves, and bundlers read them from this form. */
const address = /(new URL\('\.[^']*)\.ts(', import\.meta\.url\))/g

for await (const file of glob('**/*.js', {cwd: dist})) {
  const code = await readFile(dist + file, 'utf8')
  const finished = code.replace(address, '$1.js$2')
  if (finished !== code) await writeFile(dist + file, finished)
}
