import {closeSync, existsSync, openSync, readSync, statSync} from 'node:fs'
import {DatabaseSync} from 'node:sqlite'

/** "BBLK" in the header field that SQLite keeps for the application. */
const applicationId = 0x42_42_4c_4b

/** Bytes. Documents of a few kilobytes overflow SQLite's usual pages and would waste most of each overflow page. */
const pageSize = 16_384

/** The version of `schema`; a file of a newer one is refused. */
const schemaVersion = 1

/** Documents and their log, under table names that begin with `prefix`. */
export const contentTables = (prefix = '') => `
  CREATE TABLE IF NOT EXISTS ${prefix}documents (id TEXT PRIMARY KEY, content TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS ${prefix}transactions (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, author TEXT NOT NULL, timestamp TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS ${prefix}changes (
    seq INTEGER NOT NULL, ordinal INTEGER NOT NULL, document TEXT NOT NULL, previous TEXT, deleted INTEGER NOT NULL,
    mutations TEXT NOT NULL, apply TEXT NOT NULL, revert TEXT NOT NULL, content TEXT, steps INTEGER NOT NULL,
    PRIMARY KEY (seq, ordinal)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS ${prefix}changes_by_document ON ${prefix}changes (document, seq);
`

const schema = `
  ${contentTables()}
  CREATE TABLE blobs (name TEXT PRIMARY KEY, type TEXT NOT NULL, bytes BLOB NOT NULL);
  CREATE TABLE users (id TEXT PRIMARY KEY, profile TEXT NOT NULL);
  CREATE TABLE tokens (hash TEXT PRIMARY KEY, user TEXT NOT NULL, created TEXT NOT NULL, expires TEXT, revoked TEXT);
  CREATE TABLE sign_ins (hash TEXT PRIMARY KEY, user TEXT NOT NULL, expires TEXT NOT NULL, used TEXT);
  CREATE TABLE key_values (user TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (user, key));
`

/** A data file that cannot be used as it is; the message names the file and says what to do. */
export class DataFileError extends Error {
  override name = 'DataFileError'
}

/**
 * Opens the lake's SQLite file, making it when there is none, or a database in memory when `file` is undefined.
 * Every commit is on disk when it returns: write-ahead log, `synchronous=FULL`, both read back from the live handle.
 * @throws DataFileError when the file is anything but a lake, damaged, or of a newer version; it is left as it was.
 */
export function openDatabase(file: string | undefined): DatabaseSync {
  if (file === undefined) return prepared(new DatabaseSync(':memory:'), true)
  const isNew = !existsSync(file) || (statSync(file).isFile() && statSync(file).size === 0)
  if (!isNew) checkHeader(file)
  let database: DatabaseSync | undefined
  try {
    database = prepared(new DatabaseSync(file), isNew)
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000')
    checkDurability(database, file)
    if (!isNew) checkIntegrity(database, file)
    return database
  } catch (error) {
    database?.close()
    if (error instanceof DataFileError) throw error
    throw new DataFileError(`Cannot open the lake in ${file}: ${message(error)}. Nothing in it was changed.`, {
      cause: error,
    })
  }
}

function prepared(database: DatabaseSync, isNew: boolean): DatabaseSync {
  // The marks must reach the main file, not only the log beside it, or a crash right now would leave a file that is
  // refused the next time. Hence before WAL is switched on.
  if (isNew) {
    database.exec(
      `PRAGMA page_size = ${pageSize}; BEGIN; ${schema} PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}; COMMIT`,
    )
  }
  return database
}

const headerLength = 100

/** Reads the marks from the bytes, before SQLite touches the file. @throws DataFileError when it is no lake. @see sqlite.org, "Database File Format" */
export function checkHeader(file: string): void {
  if (!statSync(file).isFile()) throw new DataFileError(`${file} is not a file; choose the data file of a lake.`)
  const header = Buffer.alloc(headerLength)
  const descriptor = openSync(file, 'r')
  const length = readSync(descriptor, header, 0, headerLength, 0)
  closeSync(descriptor)
  const refuse = (reason: string) =>
    new DataFileError(`${file} ${reason}. It was left as it is; choose another data file, or move this one away.`)
  if (length < headerLength || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw refuse('is not a lake database')
  }
  if (header.readUInt32BE(68) !== applicationId) throw refuse('is an SQLite database of another application')
  const version = header.readUInt32BE(60)
  if (version > schemaVersion)
    throw refuse(`was written by a newer version (format ${version}, this one reads ${schemaVersion})`)
}

function checkDurability(database: DatabaseSync, file: string): void {
  const journal = database.prepare('PRAGMA journal_mode').get()?.journal_mode
  const synchronous = database.prepare('PRAGMA synchronous').get()?.synchronous
  if (journal === 'wal' && synchronous === 2) return
  throw new DataFileError(
    `${file} cannot be written safely (journal_mode=${journal}, synchronous=${synchronous}); use a local file system.`,
  )
}

function checkIntegrity(database: DatabaseSync, file: string): void {
  const verdict = database.prepare('PRAGMA quick_check(1)').get()?.quick_check
  if (verdict === 'ok') return
  throw new DataFileError(`${file} is damaged (${verdict}). It was left as it is; restore a backup to another file.`)
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
