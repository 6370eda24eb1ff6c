import type {SavedImport} from './draftImport.ts'

/** The newest import into each document that can still be undone, for as long as the Studio is open. */
export interface SavedImports {
  readonly get: (id: string) => SavedImport | undefined
  readonly subscribe: (onChange: () => void) => () => void
  remember(saved: SavedImport): void
  forget(id: string): void
}

export function createSavedImports(): SavedImports {
  const saved = new Map<string, SavedImport>()
  const subscribers = new Set<() => void>()
  const tell = () => {
    for (const subscriber of subscribers) subscriber()
  }
  return {
    get: (id) => saved.get(id),
    subscribe(onChange) {
      subscribers.add(onChange)
      return () => subscribers.delete(onChange)
    },
    remember(imported) {
      saved.set(imported.id, imported)
      tell()
    },
    forget(id) {
      if (saved.delete(id)) tell()
    },
  }
}
