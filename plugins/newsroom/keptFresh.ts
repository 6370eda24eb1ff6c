import type {Changed} from './newsroomChanges.ts'

interface Refreshed {
  refresh(changed?: Changed): Promise<void>
}

/** A store that reads itself when it is first looked at, and follows changes from then on. */
export interface KeptFresh {
  /** Reads everything, unless it has been followed since it was last read. */
  open(): void
  /** Takes changes in, when somebody has looked at it. */
  follow(changed: Changed): void
  /** Nobody follows changes any more: the next look reads everything anew. */
  lapse(): void
}

export function keptFresh<Store extends Refreshed>(store: Store): Store & KeptFresh {
  let isFresh = false
  return {
    ...store,
    open() {
      if (isFresh) return
      isFresh = true
      void store.refresh()
    },
    follow(changed) {
      if (isFresh) void store.refresh(changed)
    },
    lapse() {
      isFresh = false
    },
  }
}
