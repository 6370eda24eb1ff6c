import {chmodSync, existsSync, statSync} from 'node:fs'
import {DatabaseSync} from 'node:sqlite'

/** "BBML" in the header field that SQLite keeps for the application. */
const applicationId = 0x42_42_4d_4c

/** The version of `schema`; a file of a newer one is refused. */
const schemaVersion = 1

const schema = `
  CREATE TABLE subscribers (id TEXT PRIMARY KEY, address TEXT NOT NULL, key TEXT NOT NULL UNIQUE, created TEXT NOT NULL);
  CREATE TABLE subscriptions (
    id TEXT PRIMARY KEY, subscriber TEXT NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE, beat TEXT NOT NULL,
    asked TEXT NOT NULL, confirmed TEXT, ended TEXT, ended_how TEXT, UNIQUE (subscriber, beat)
  );
  CREATE INDEX subscriptions_by_beat ON subscriptions (beat, confirmed);
  CREATE TABLE tokens (
    hash TEXT PRIMARY KEY, subscription TEXT NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL, created TEXT NOT NULL, expires TEXT
  ) WITHOUT ROWID;
  CREATE INDEX tokens_by_subscription ON tokens (subscription);
  CREATE TABLE suppressions (hash TEXT PRIMARY KEY, reason TEXT NOT NULL, at TEXT NOT NULL);
  CREATE TABLE sign_ups (
    n INTEGER PRIMARY KEY, beat TEXT NOT NULL, address TEXT NOT NULL, key TEXT NOT NULL, at TEXT NOT NULL,
    attempts INTEGER NOT NULL, due INTEGER NOT NULL
  );
  CREATE TABLE letters (subscriber TEXT NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE, kind TEXT NOT NULL, at INTEGER NOT NULL);
  CREATE INDEX letters_by_subscriber ON letters (subscriber, at);
  CREATE TABLE editions (
    id TEXT PRIMARY KEY, beat TEXT NOT NULL, revision TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, html TEXT NOT NULL,
    text TEXT NOT NULL, placeholder TEXT NOT NULL, sender TEXT NOT NULL, result TEXT NOT NULL, started TEXT NOT NULL,
    by TEXT NOT NULL, state TEXT NOT NULL, reason TEXT
  );
  CREATE INDEX editions_by_beat ON editions (beat, started);
  CREATE TABLE deliveries (
    edition TEXT NOT NULL REFERENCES editions (id) ON DELETE CASCADE, n INTEGER NOT NULL,
    subscription TEXT REFERENCES subscriptions (id) ON DELETE SET NULL, message_id TEXT NOT NULL, state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL DEFAULT 0, at TEXT, response TEXT, PRIMARY KEY (edition, n)
  ) WITHOUT ROWID;
  CREATE INDEX deliveries_by_state ON deliveries (edition, state, due);
  CREATE INDEX deliveries_by_subscription ON deliveries (subscription);
  CREATE TABLE outbox (n INTEGER PRIMARY KEY, at TEXT NOT NULL, recipient TEXT NOT NULL, message_id TEXT NOT NULL, raw BLOB NOT NULL);
`

/** A mail file that cannot be used as it is; the message names the file and says what to do. */
export class MailFileError extends Error {
  override readonly name = 'MailFileError'
}

/**
 * Opens the file of subscribers and sendings, making it when there is none, or one in memory when `file` is undefined.
 * A commit is on disk when it returns; deleted text is overwritten; only its owner may read the file.
 *
 * @throws MailFileError when the file is another program's, or of a newer version; it is left as it was.
 */
export function openMailFile(file: string | undefined): DatabaseSync {
  const isNew = file === undefined || !existsSync(file) || statSync(file).size === 0
  const database = new DatabaseSync(file ?? ':memory:')
  try {
    if (!isNew) checkMarks(database, file)
    database.exec('PRAGMA secure_delete = ON')
    if (isNew) {
      database.exec(`BEGIN; ${schema} PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}; COMMIT`)
    }
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON')
    if (file !== undefined && isNew) chmodSync(file, 0o600)
    return database
  } catch (error) {
    database.close()
    if (error instanceof MailFileError || !(error instanceof Error)) throw error
    throw new MailFileError(`Cannot open the mail file ${file}: ${error.message}. It was left as it is.`, {cause: error})
  }
}

function checkMarks(database: DatabaseSync, file: string): void {
  const application = database.prepare('PRAGMA application_id').get()?.application_id
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version)
  if (application !== applicationId) {
    throw new MailFileError(`${file} is not a mail file of Beatbook. It was left as it is; choose another data folder.`)
  }
  if (version > schemaVersion) {
    throw new MailFileError(`${file} was written by a newer version (format ${version}, this one reads ${schemaVersion}).`)
  }
}

/** Runs `work` as one transaction: all of it is on disk, or none. */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}

/**
 * Makes sure that one process sends from a file: two would take each other's messages for lost. The lock is SQLite's own,
 * on an empty file beside it, so it goes with the process however that ends.
 *
 * @throws MailFileError when another process sends from the file.
 */
export function lockForSending(file: string): {release(): void} {
  const lock = new DatabaseSync(`${file}-sending`)
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    throw new MailFileError(`Another process sends from ${file} already; stop that one, or choose another data folder.`, {cause: error})
  }
  return {release: () => lock.close()}
}
