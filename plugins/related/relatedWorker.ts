import {serveDesk} from './serveDesk.ts'
import {createRelatedDesk} from './relatedDesk.ts'
import {createSnapshotStore, noSnapshots} from './snapshotStore.ts'

const scope = globalThis as unknown as Parameters<typeof serveDesk>[0]

serveDesk(scope, createRelatedDesk(typeof indexedDB === 'undefined' ? noSnapshots : createSnapshotStore(indexedDB)))
