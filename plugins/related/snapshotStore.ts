import type {NewsroomRecords} from '../../src/coverage/newsroom.ts'

/** Raised whenever what a snapshot holds changes; one of another version is discarded. */
const snapshotVersion = 3
const databaseName = 'beatbook-related'
const storeName = 'snapshots'
/** Stories per record: one record per story is slow to write, one for all of them holds the thread too long. */
const chunkLength = 1000

/** Whose snapshot it is. One person's is never given to another, who may not be allowed to read the same. */
export interface SnapshotOwner {
  readonly dataset: string
  readonly user: string
}

/** Snapshots of the newsroom's index on this machine. */
export interface SnapshotStore {
  /** The owner's snapshot; undefined when there is none that is whole, and then nothing of it is left. */
  read(owner: SnapshotOwner): Promise<NewsroomRecords | undefined>
  /** Keeps a snapshot in place of any other of the dataset. */
  write(owner: SnapshotOwner, records: NewsroomRecords): Promise<void>
  erase(): Promise<void>
}

interface Head extends SnapshotOwner {
  readonly version: number
  readonly chunks: number
  /** Of all chunks in order. */
  readonly checksum: string
}

/** Snapshots in IndexedDB. */
export function createSnapshotStore(factory: IDBFactory): SnapshotStore {
  return {
    async read(owner) {
      const database = await open(factory)
      try {
        const head: unknown = await request(database.transaction(storeName).objectStore(storeName).get(headKey(owner)))
        if (head === undefined) return undefined
        const chunks: unknown[] = isHead(head) ? await request(database.transaction(storeName).objectStore(storeName).getAll(chunkRange(owner))) : []
        const archive: unknown = await request(database.transaction(storeName).objectStore(storeName).get(archiveKey(owner)))
        const records = isHead(head) ? recordsOf(head, owner, chunks, archive) : undefined
        if (!records) await discard(database, owner)
        return records
      } finally {
        database.close()
      }
    },
    async write(owner, records) {
      const {chunks, checksum} = pack(records)
      const head: Head = {...owner, version: snapshotVersion, chunks: chunks.length, checksum}
      const database = await open(factory)
      try {
        const transaction = database.transaction(storeName, 'readwrite')
        const store = transaction.objectStore(storeName)
        store.delete(IDBKeyRange.bound(`${owner.dataset}\n`, `${owner.dataset}\n\uffff`))
        store.put(head, headKey(owner))
        store.put(records.archive, archiveKey(owner))
        chunks.forEach((chunk, index) => store.put(chunk, chunkKey(owner, index)))
        await done(transaction)
      } finally {
        database.close()
      }
    },
    erase: () => request(factory.deleteDatabase(databaseName)).then(() => undefined),
  }
}

/** For a browser that keeps nothing: every visit starts from the beginning. */
export const noSnapshots: SnapshotStore = {
  read: () => Promise.resolve(undefined),
  write: () => Promise.resolve(),
  erase: () => Promise.resolve(),
}

const headKey = ({dataset, user}: SnapshotOwner) => `${dataset}\n${user}`
const archiveKey = (owner: SnapshotOwner) => `${headKey(owner)}\tarchive`
const chunkKey = (owner: SnapshotOwner, index: number) => `${headKey(owner)}\n${String(index).padStart(6, '0')}`
const chunkRange = (owner: SnapshotOwner) => IDBKeyRange.bound(`${headKey(owner)}\n`, `${headKey(owner)}\n\uffff`)

/** Parts the records into texts, and says what they must add up to. */
function pack({versions, feedback, proposals}: NewsroomRecords): {chunks: string[]; checksum: string} {
  const chunks = [JSON.stringify(feedback), JSON.stringify(proposals)]
  for (let from = 0; from < versions.length; from += chunkLength) chunks.push(JSON.stringify(versions.slice(from, from + chunkLength)))
  return {chunks, checksum: checksumOf(chunks)}
}

function recordsOf(head: Head, owner: SnapshotOwner, chunks: readonly unknown[], archive: unknown): NewsroomRecords | undefined {
  const isOurs = head.version === snapshotVersion && head.dataset === owner.dataset && head.user === owner.user
  if (!isOurs || chunks.length !== head.chunks || !chunks.every((chunk) => typeof chunk === 'string')) return undefined
  if (checksumOf(chunks) !== head.checksum || !(archive instanceof Uint8Array)) return undefined
  const [feedback = '[]', proposals = '[]', ...versions] = chunks
  // The checksum says that these are the very texts `pack` made.
  return {
    // Its own reader tells whether it is whole.
    archive: archive as Uint8Array<ArrayBuffer>,
    feedback: JSON.parse(feedback) as NewsroomRecords['feedback'],
    proposals: JSON.parse(proposals) as NewsroomRecords['proposals'],
    versions: versions.flatMap((chunk) => JSON.parse(chunk) as NewsroomRecords['versions']),
  }
}

/** 32-bit FNV-1a over UTF-16 code units, and the length: finds damage, and is no protection against malice. */
function checksumOf(chunks: readonly string[]): string {
  let hash = 0x811c9dc5
  let length = 0
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at++) hash = Math.imul(hash ^ chunk.charCodeAt(at), 0x01000193)
    length += chunk.length
  }
  return `${(hash >>> 0).toString(16)}-${length}`
}

function isHead(value: unknown): value is Head {
  return typeof value === 'object' && value !== null && 'version' in value && 'chunks' in value && 'checksum' in value
}

async function discard(database: IDBDatabase, owner: SnapshotOwner): Promise<void> {
  const transaction = database.transaction(storeName, 'readwrite')
  transaction.objectStore(storeName).delete(headKey(owner))
  transaction.objectStore(storeName).delete(chunkRange(owner))
  transaction.objectStore(storeName).delete(archiveKey(owner))
  await done(transaction)
}

function open(factory: IDBFactory): Promise<IDBDatabase> {
  const opening = factory.open(databaseName, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(storeName)
  return request(opening)
}

function request<Result>(asked: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error ?? new Error('The browser’s storage did not answer.'))
  })
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onerror = () => reject(transaction.error ?? new Error('The browser’s storage did not answer.'))
    transaction.onabort = () => reject(transaction.error ?? new Error('The browser’s storage is full.'))
  })
}
