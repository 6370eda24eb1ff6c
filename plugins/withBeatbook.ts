import type {DocumentActionsResolver, SingleWorkspace} from 'sanity'
import {guardPublish} from './review/guardPublish.ts'

/**
 * Wraps a workspace's root configuration. The Studio resolves a workspace's own `document.actions` after every
 * plugin's, its built-in ones included, so only here does the guard reach all of them in whatever order they stand.
 */
export function withBeatbook<Options extends SingleWorkspace>(config: Options): Options {
  const own = config.document?.actions
  const actions: DocumentActionsResolver = (existing, context) => {
    const resolved = typeof own === 'function' ? own(existing, context) : [...existing, ...(own ?? [])]
    return resolved.map(guardPublish)
  }
  return {...config, document: {...config.document, actions}}
}
