import type {SanityClient} from '@sanity/client'
import type {BriefingContract} from '../../src/contract/contractTypes.ts'
import {createLinter, type LintReport} from '../../src/briefing/index.ts'
import {createCorpusStore, type CorpusState, type CorpusStore} from './corpusStore.ts'
import {createOpenEditors, type OpenEditors} from './openEditors.ts'

/** What the parts of the plugin share within one Studio: one linter, one corpus per dataset, the open editors. */
export interface BriefingSession {
  readonly contract: BriefingContract
  readonly editors: OpenEditors
  corpus(client: SanityClient): CorpusStore
  /** Lints a document, once per document value and state of the corpus however many ask. */
  report(document: object, corpus: CorpusState): LintReport
}

/** The document types whose text is checked. */
export const checkedTypes: readonly string[] = ['beat', 'take']

export function createBriefingSession(options: {contract: BriefingContract; now: () => string}): BriefingSession {
  const linter = createLinter({contract: options.contract})
  const stores = new Map<string, CorpusStore>()
  const reports = new WeakMap<object, {corpus: CorpusState; now: string; report: LintReport}>()

  return {
    contract: options.contract,
    editors: createOpenEditors(),
    corpus(client) {
      const {projectId, dataset} = client.config()
      const key = `${projectId}.${dataset}`
      const store = stores.get(key) ?? createCorpusStore(client)
      stores.set(key, store)
      return store
    },
    report(document, corpus) {
      const now = options.now()
      const known = reports.get(document)
      if (known && known.corpus === corpus && known.now === now) return known.report
      const context = {now, ...(corpus.status === 'ready' ? {corpus: corpus.corpus} : {})}
      const report = linter.report(document, context)
      reports.set(document, {corpus, now, report})
      return report
    },
  }
}
