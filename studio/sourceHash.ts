import {createHash} from 'node:crypto'
import {glob, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

export const projectRoot = fileURLToPath(new URL('..', import.meta.url))

/** A name for the state of everything that a build reads: the SHA-256 of the files' names and bytes, tests left out. */
export async function sourceHash(sources: readonly string[]): Promise<string> {
  const files: string[] = []
  for await (const file of glob(sources, {cwd: projectRoot})) {
    if (!/\.test\.tsx?$/.test(file)) files.push(file)
  }
  const hash = createHash('sha256')
  for (const file of files.sort()) {
    hash.update(file).update('\0').update(await readFile(join(projectRoot, file)))
  }
  return hash.digest('hex').slice(0, 20)
}
