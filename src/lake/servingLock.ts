import {DatabaseSync} from 'node:sqlite'
import {DataFileError} from './databaseFile.ts'

/**
 * Makes sure that one process serves a data file: two would each keep their own picture of it in memory. The lock is
 * SQLite's own, on an empty file beside the data, so it goes with the process however that ends.
 * @throws DataFileError when another lake serves the file.
 */
export function lockForServing(file: string): {release(): void} {
  const lock = new DatabaseSync(`${file}-serving`)
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    throw new DataFileError(`${file} is served by another lake already; stop that one, or choose another file`, {
      cause: error,
    })
  }
  return {release: () => lock.close()}
}
