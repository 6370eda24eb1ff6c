import {existsSync, fsyncSync, openSync, closeSync, renameSync, rmSync} from 'node:fs'
import {dirname} from 'node:path'
import {backup, DatabaseSync} from 'node:sqlite'
import {checkHeader, DataFileError} from './databaseFile.ts'

/** All pages in one step: the copy is one moment of the file, however busily another process writes. */
const allPages = 2 ** 31 - 1

/**
 * Copies a lake's file whole (documents, history, users, assets) to a new file, also while a lake serves it, in this
 * process or another. The copy is checked before it gets its name, so a file named `to` is a good one.
 * @throws DataFileError when `file` is no lake or damaged, or when `to` exists; both are left as they were.
 */
export async function backUpLake(file: string, to: string): Promise<void> {
  if (!existsSync(file)) throw new DataFileError(`There is no ${file} to back up`)
  copyTarget(to)
  checkHeader(file)
  await copyDatabase(file, to)
}

/**
 * Makes a data file from a backup, under a name that is still free.
 * @throws DataFileError when `from` is no lake or damaged, or when `file` exists; both are left as they were.
 */
export async function restoreLake(from: string, file: string): Promise<void> {
  if (!existsSync(from)) throw new DataFileError(`There is no ${from} to restore`)
  copyTarget(file)
  checkHeader(from)
  await copyDatabase(from, file)
}

function copyTarget(file: string): void {
  const taken = [file, `${file}-wal`].find((name) => existsSync(name))
  if (taken) throw new DataFileError(`${taken} exists already, and nothing is overwritten; move it away, or choose another name`)
}

async function copyDatabase(from: string, to: string): Promise<void> {
  const part = `${to}.part`
  rmSync(part, {force: true})
  const source = new DatabaseSync(from, {readOnly: true})
  try {
    await backup(source, part, {rate: allPages})
    finish(part, from)
    flush(part)
    renameSync(part, to)
    flush(dirname(to))
  } catch (error) {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${ending}`, {force: true})
    if (error instanceof DataFileError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new DataFileError(`${from} could not be copied to ${to}: ${reason}. Nothing was changed.`, {cause: error})
  } finally {
    source.close()
  }
}

/** Checks the copy, and ends its write-ahead log, so that it is one file and stays one when it is read. */
function finish(copy: string, from: string): void {
  const database = new DatabaseSync(copy)
  try {
    const verdict = database.prepare('PRAGMA integrity_check(1)').get()?.integrity_check
    if (verdict !== 'ok') throw new DataFileError(`${from} is damaged (${verdict}); nothing was copied`)
    database.exec('PRAGMA journal_mode = DELETE')
  } finally {
    database.close()
  }
}

function flush(path: string): void {
  const descriptor = openSync(path, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
