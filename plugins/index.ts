import {definePlugin, type PluginOptions, type WorkspaceOptions} from 'sanity'
import {beatbookTemplates, beatbookTypes} from '../schemas/index.ts'
import {briefingContract} from '../src/contract/briefingContract.ts'
import type {BriefingContract} from '../src/contract/contractTypes.ts'

/** What a newsroom can change about Beatbook. */
export interface BeatbookOptions {
  /** The briefing structure; the default is Beatbook's own. */
  readonly contract?: BriefingContract
  /** Today as an ISO date (`YYYY-MM-DD`), for rules about age; the default is the reader's clock. */
  readonly now?: () => string
}

/** Beatbook for Sanity Studio: the content model, the Briefing inspector and the checks in the text. */
export const beatbook = definePlugin<BeatbookOptions | void>((options) => {
  const contract = options?.contract ?? briefingContract
  return {
    name: 'sanity-plugin-beatbook',
    schema: {types: beatbookTypes({contract}), templates: (existing) => [...existing, ...beatbookTemplates]},
  } satisfies PluginOptions
})

/** Wraps a workspace so that what Beatbook guards does not depend on the order of plugins. */
export function withBeatbook<Options extends Partial<WorkspaceOptions>>(config: Options): Options {
  return config
}
