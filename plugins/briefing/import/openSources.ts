import {noSource, type Source} from './source.ts'

/**
 * What was given to the import dialog of each beat, until it is closed. The Studio puts a pane that has just been opened
 * up anew, half a second later, when it knows whether there are comments; what somebody pasted by then has to be there.
 */
export interface OpenSources {
  readonly get: (id: string) => Source
  readonly subscribe: (onChange: () => void) => () => void
  put(id: string, source: Source): void
  forget(id: string): void
}

export function createOpenSources(): OpenSources {
  const sources = new Map<string, Source>()
  const subscribers = new Set<() => void>()
  const tell = () => {
    for (const subscriber of subscribers) subscriber()
  }
  return {
    get: (id) => sources.get(id) ?? noSource,
    subscribe(onChange) {
      subscribers.add(onChange)
      return () => subscribers.delete(onChange)
    },
    put(id, source) {
      sources.set(id, source)
      tell()
    },
    forget(id) {
      if (sources.delete(id)) tell()
    },
  }
}
