import {definePlugin} from 'sanity'
import {beatbookTemplates, beatbookTypes} from '../schemas/index.ts'
import {briefingContract} from '../src/contract/briefingContract.ts'

export {presentationResolver} from '../plugins/presentation/presentationResolver.ts'

/** Stands in for the plugin's entry: the same content model, and nothing that looks at it. */
const silent = () => true as const

export const beatbook = definePlugin<unknown>(() => ({
  name: 'bare',
  schema: {
    types: beatbookTypes({contract: briefingContract, checks: {error: silent, warning: silent, info: silent}}),
    templates: (existing) => [...existing, ...beatbookTemplates],
  },
}))

export const withBeatbook = <Options>(config: Options): Options => config

export const beatbookDocumentNode = undefined
