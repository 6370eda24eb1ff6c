import type {DatabaseSync, StatementSync} from 'node:sqlite'
import {contentTables, DataFileError, openDatabase} from './databaseFile.ts'
import {publishedId, type Doc} from './documents.ts'

/** One document's part in one transaction, as the log keeps it. */
export interface LoggedChange {
  readonly document: string
  /** The `_rev` before, or null when the document did not exist. */
  readonly previous: string | null
  readonly deleted: boolean
  readonly mutations: readonly unknown[]
  readonly effects: {readonly apply: unknown[]; readonly revert: unknown[]}
  /** The whole document afterwards, where the log keeps it so that reading back stays short. */
  readonly content: Doc | null
  /** How many changes lie between this one and the last from which the document can be built whole. */
  readonly steps: number
}

export interface LoggedTransaction {
  /** Counts up from 1 in the order of commitment. */
  readonly seq: number
  readonly id: string
  readonly author: string
  /** ISO date and time. */
  readonly timestamp: string
}

export type LoggedRow = LoggedTransaction & LoggedChange

export type TurningPoint = LoggedTransaction & Pick<LoggedChange, 'document' | 'previous' | 'deleted'>

export interface TransactionRange {
  /** Sequence numbers, inclusive. */
  readonly from?: number
  readonly to?: number
  readonly fromTime?: string
  readonly toTime?: string
  readonly authors?: readonly string[]
  readonly documents?: readonly string[]
  readonly reverse?: boolean
  readonly limit: number
}

/** The lake on disk: current documents, the whole transaction log, and blobs. All calls are synchronous. */
export class Store {
  readonly database: DatabaseSync
  readonly #prefix: string
  readonly #statements = new Map<string, StatementSync>()
  #dataVersion = 0

  constructor(file: string | undefined, database = openDatabase(file), prefix = '') {
    this.database = database
    this.#prefix = prefix
  }

  /** Another dataset's documents and log in the same file, in tables of their own; closed with the first. */
  static beside({database}: Store, prefix: string): Store {
    database.exec(contentTables(prefix))
    return new Store(undefined, database, prefix)
  }

  /** A prepared statement, kept for the next call with the same text. */
  statement(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.database.prepare(this.#prefix === '' ? sql : sql.replace(tables, `${this.#prefix}$&`))
    this.#statements.set(sql, statement)
    return statement
  }

  /** Runs `work` in one SQLite transaction. What it wrote is on disk when this returns, or nothing of it is. */
  transact<T>(work: () => T): T {
    this.database.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.database.exec('COMMIT')
      return result
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK')
      throw error
    }
  }

  *documents(): IterableIterator<Doc> {
    for (const {id, content} of this.statement('SELECT id, content FROM documents').iterate()) {
      yield this.#whole(String(id), String(content))
    }
  }

  /** SQLite's own check sees that a page is sound, and not that the text in it is. */
  #whole(id: string, content: string): Doc {
    try {
      const document = JSON.parse(content)
      if (document?._id === id) return document
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
    throw this.damaged(`document "${id}" cannot be read`)
  }

  /** What to throw when the file holds what a lake did not write. */
  damaged(reason: string): DataFileError {
    const file = this.database.location() ?? 'The lake in memory'
    return new DataFileError(`${file} is damaged (${reason}). It was left as it is; restore a backup to another file.`)
  }

  /** Whether another connection committed to the file since this was last asked. */
  changedElsewhere(): boolean {
    const version = Number(this.statement('PRAGMA data_version').get()?.data_version)
    const changed = version !== this.#dataVersion
    this.#dataVersion = version
    return changed
  }

  putDocument(id: string, document: Doc | null): void {
    if (document) {
      this.statement('INSERT OR REPLACE INTO documents (id, content) VALUES (?, ?)').run(id, JSON.stringify(document))
    } else this.statement('DELETE FROM documents WHERE id = ?').run(id)
  }

  /** The sequence number of the last committed transaction, 0 in an empty lake. */
  lastSeq(): number {
    return Number(this.statement('SELECT max(seq) AS seq FROM transactions').get()?.seq ?? 0)
  }

  appendTransaction({seq, id, author, timestamp}: LoggedTransaction, changes: readonly LoggedChange[]): void {
    this.statement('INSERT INTO transactions (seq, id, author, timestamp) VALUES (?, ?, ?, ?)').run(
      seq,
      id,
      author,
      timestamp,
    )
    const insert = this.statement(
      `INSERT INTO changes (seq, ordinal, document, previous, deleted, mutations, apply, revert, content, steps)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    changes.forEach((change, ordinal) => {
      const {document, previous, deleted, mutations, effects, content, steps} = change
      const [apply, revert] = [JSON.stringify(effects.apply), JSON.stringify(effects.revert)]
      const whole = content && JSON.stringify(content)
      const written = JSON.stringify(mutations)
      insert.run(
        seq,
        ordinal,
        document,
        previous,
        deleted ? 1 : 0,
        written === creationOf(apply) ? theCreation : written,
        apply,
        revert,
        whole,
        steps,
      )
    })
  }

  transaction(id: string): LoggedTransaction | undefined {
    const row = this.statement('SELECT seq, id, author, timestamp FROM transactions WHERE id = ?').get(id)
    return row && readTransaction(row)
  }

  /** The last transaction at or before `time` (ISO). */
  transactionAt(time: string): LoggedTransaction | undefined {
    const sql = 'SELECT seq, id, author, timestamp FROM transactions WHERE timestamp <= ? ORDER BY seq DESC LIMIT 1'
    const row = this.statement(sql).get(time)
    return row && readTransaction(row)
  }

  /** How many steps the last change of a document is away from a whole document; undefined when it has none. */
  lastSteps(document: string): number | undefined {
    const row = this.statement('SELECT steps FROM changes WHERE document = ? ORDER BY seq DESC LIMIT 1').get(document)
    return row && Number(row.steps)
  }

  /** The last change of a document, without its contents. */
  lastChange(document: string): {readonly seq: number; readonly deleted: boolean} | undefined {
    const row = this.statement('SELECT seq, deleted FROM changes WHERE document = ? ORDER BY seq DESC LIMIT 1').get(
      document,
    )
    return row && {seq: Number(row.seq), deleted: row.deleted === 1}
  }

  /** The changes from which the state of `document` after transaction `seq` can be built, the first one whole. */
  changesLeadingTo(document: string, seq: number): LoggedRow[] {
    const sql = `${selectChanges} WHERE changes.document = ? AND changes.seq <= ? AND changes.seq >= (
        SELECT max(seq) FROM changes WHERE document = ? AND seq <= ? AND steps = 0
      ) ORDER BY changes.seq`
    return this.statement(sql).all(document, seq, document, seq).map(readRow)
  }

  /** The ids in the log that are versions (not the draft) of the published `id`. */
  loggedVersions(id: string): string[] {
    const sql = "SELECT DISTINCT document FROM changes WHERE document > 'versions.' AND document < 'versions/'"
    const all = this.statement(sql)
      .all()
      .map((row) => String(row.document))
    return all.filter((version) => publishedId(version) === id)
  }

  /**
   * Where `published` was changed, or one of `versions` came or went, newest first, at most `limit` rows and, with
   * `before`, only in transactions before that one.
   */
  turningPoints(published: string, versions: readonly string[], limit: number, before?: number): TurningPoint[] {
    const sql = `SELECT changes.seq, transactions.id, author, timestamp, document, previous, deleted
      FROM changes JOIN transactions ON transactions.seq = changes.seq
      WHERE (document = ? OR (document IN (${marks(versions)}) AND (previous IS NULL OR deleted = 1)))
        AND changes.seq < ?
      ORDER BY changes.seq DESC, ordinal LIMIT ?`
    return this.statement(sql)
      .all(published, ...versions, before ?? Number.MAX_SAFE_INTEGER, limit)
      .map(readTurningPoint)
  }

  /** Every change to these documents, oldest first. */
  touches(documents: readonly string[]): TurningPoint[] {
    const sql = `SELECT changes.seq, transactions.id, author, timestamp, document, previous, deleted
      FROM changes JOIN transactions ON transactions.seq = changes.seq
      WHERE document IN (${marks(documents)}) ORDER BY changes.seq, ordinal`
    return this.statement(sql)
      .all(...documents)
      .map(readTurningPoint)
  }

  /** The `_rev` of a document after transaction `seq`, or undefined when it did not exist then. */
  revisionAt(document: string, seq: number): string | undefined {
    const sql = `SELECT transactions.id, deleted FROM changes JOIN transactions ON transactions.seq = changes.seq
      WHERE document = ? AND changes.seq <= ? ORDER BY changes.seq DESC LIMIT 1`
    const row = this.statement(sql).get(document, seq)
    return row && row.deleted === 0 ? String(row.id) : undefined
  }

  /** Who changed a document between the last time it came into being and transaction `seq`. */
  contributors(document: string, seq: number): string[] {
    const sql = `SELECT DISTINCT author FROM changes JOIN transactions ON transactions.seq = changes.seq
      WHERE document = ? AND deleted = 0 AND changes.seq <= ? AND changes.seq >= (
        SELECT max(seq) FROM changes WHERE document = ? AND previous IS NULL AND seq <= ?
      )`
    return this.statement(sql)
      .all(document, seq, document, seq)
      .map((row) => String(row.author))
  }

  /** Every change of transactions after `seq`, in order. */
  *changesAfter(seq: number): IterableIterator<LoggedRow> {
    const sql = `${selectChanges} WHERE changes.seq > ? ORDER BY changes.seq, changes.ordinal`
    for (const row of this.statement(sql).iterate(seq)) yield readRow(row)
  }

  /** The changes of one transaction, in order; only those of some documents where they are named. */
  changesOf(seq: number, documents?: readonly string[]): LoggedRow[] {
    const among = documents ? ` AND document IN (${marks(documents)})` : ''
    const sql = `${selectChanges} WHERE changes.seq = ?${among} ORDER BY changes.ordinal`
    return this.statement(sql)
      .all(seq, ...(documents ?? []))
      .map(readRow)
  }

  /** The ids of the documents that one transaction changed, in order, without reading what it changed. */
  documentsOf(seq: number): string[] {
    const sql = 'SELECT document FROM changes WHERE seq = ? ORDER BY ordinal'
    return this.statement(sql)
      .all(seq)
      .map((row) => String(row.document))
  }

  /** The transactions in `range`, oldest first unless `reverse`. */
  transactions(range: TransactionRange): LoggedTransaction[] {
    const conditions: string[] = []
    const values: (string | number)[] = []
    const condition = (sql: string, ...given: (string | number | undefined)[]) => {
      const known = given.filter((value) => value !== undefined)
      if (known.length === 0) return
      conditions.push(sql)
      values.push(...known)
    }
    condition('seq >= ?', range.from)
    condition('seq <= ?', range.to)
    condition('timestamp >= ?', range.fromTime)
    condition('timestamp <= ?', range.toTime)
    if (range.authors) condition(`author IN (${marks(range.authors)})`, ...range.authors)
    if (range.documents) {
      condition(`seq IN (SELECT seq FROM changes WHERE document IN (${marks(range.documents)}))`, ...range.documents)
    }
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
    const sql = `SELECT seq, id, author, timestamp FROM transactions ${where}
      ORDER BY seq ${range.reverse ? 'DESC' : 'ASC'} LIMIT ?`
    return this.statement(sql)
      .all(...values, range.limit)
      .map(readTransaction)
  }

  putBlob(name: string, type: string, bytes: Uint8Array): void {
    this.statement('INSERT OR REPLACE INTO blobs (name, type, bytes) VALUES (?, ?, ?)').run(name, type, bytes)
  }

  hasBlob(name: string): boolean {
    return this.statement('SELECT 1 FROM blobs WHERE name = ?').get(name) !== undefined
  }

  blob(name: string): {readonly type: string; readonly bytes: Uint8Array} | undefined {
    const row = this.statement('SELECT type, bytes FROM blobs WHERE name = ?').get(name)
    return row && {type: String(row.type), bytes: row.bytes as Uint8Array}
  }

  /** Moves the log into the main file and closes it. */
  close(): void {
    this.#statements.clear()
    if (this.database.location() !== null) this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    this.database.close()
  }
}

const tables = /\b(?:documents|transactions|changes)\b/g

type Row = Record<string, unknown>

const selectChanges = `
  SELECT transactions.seq, transactions.id, author, timestamp,
    document, previous, deleted, mutations, apply, revert, content, steps
  FROM changes JOIN transactions ON transactions.seq = changes.seq`

function readTransaction(row: Row): LoggedTransaction {
  return {seq: Number(row.seq), id: String(row.id), author: String(row.author), timestamp: String(row.timestamp)}
}

function readTurningPoint(row: Row): TurningPoint {
  return {
    ...readTransaction(row),
    document: String(row.document),
    previous: row.previous === null ? null : String(row.previous),
    deleted: row.deleted === 1,
  }
}

/** Stands in the log for a lone `create` of what the effects hold already, which would otherwise be kept twice. */
const theCreation = '"create"'

/** The mutations of a document's creation, from its effects `[0, document]`, both as JSON text. */
function creationOf(apply: string): string {
  return `[{"create":${apply.slice('[0,'.length, -1)}}]`
}

function readRow(row: Row): LoggedRow {
  const apply = String(row.apply)
  return {
    ...readTransaction(row),
    document: String(row.document),
    previous: row.previous === null ? null : String(row.previous),
    deleted: row.deleted === 1,
    mutations: JSON.parse(row.mutations === theCreation ? creationOf(apply) : String(row.mutations)),
    effects: {apply: JSON.parse(apply), revert: JSON.parse(String(row.revert))},
    content: row.content === null ? null : JSON.parse(String(row.content)),
    steps: Number(row.steps),
  }
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ')
}
