/** The beat whose import was asked for, and the release it is looked at in. */
export interface ImportRequest {
  /** Published id. */
  readonly id: string
  readonly release: string | undefined
}

/** Tells the page's layout to open the dialog; an action's own dialog goes whenever the list of actions changes. */
export interface ImportRequests {
  readonly get: () => ImportRequest | undefined
  readonly subscribe: (onChange: () => void) => () => void
  open(request: ImportRequest): void
  close(): void
}

export function createImportRequests(): ImportRequests {
  const subscribers = new Set<() => void>()
  let current: ImportRequest | undefined
  const become = (next: ImportRequest | undefined) => {
    current = next
    for (const subscriber of subscribers) subscriber()
  }
  return {
    get: () => current,
    subscribe(onChange) {
      subscribers.add(onChange)
      return () => subscribers.delete(onChange)
    },
    open: become,
    close: () => become(undefined),
  }
}
