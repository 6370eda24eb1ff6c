import {corpusOf, createLinter} from '../briefing/index.ts'
import type {BriefingContract} from '../contract/contractTypes.ts'
import {readDecision, readRevisions, reviewState, type Decision, type ReviewSettings} from '../review/index.ts'
import type {LakeClient} from './lakeClient.ts'

export interface SendGateOptions {
  readonly contract: BriefingContract
  /** Today in the newsroom, `YYYY-MM-DD`. */
  readonly today: () => string
  /**
   * How many approvals a text needs. One that nobody ever reviewed may go: where the publish gate stands guard, only a
   * load of the whole newsroom can have put it there.
   */
  readonly review?: ReviewSettings
}

export interface Sendable {
  /** The revision of the published text; undefined when the beat is not published. */
  readonly revision: string | undefined
  /** What keeps it from being sent, in words; empty when nothing does. */
  readonly reasons: readonly string[]
}

const corpusQuery = `*[_type in ["beat", "take", "subject", "cluster"] && !(_id in path("drafts.**")) && !(_id in path("versions.**"))] {
  _id, _type, title, shortTitle, formerTitles, headline, formerHeadlines, name, aliases, slug, publishedAt,
  beats[]{beat}, subjects, roster, cluster, parentBeat
}`
const decisionsQuery = '*[_type == "beatbook.decision" && document == $id] | order(_id asc)'

/** Makes the check that an edition goes through: published, no error open, and approved as it stands. */
export function createSendGate({contract, today, review}: SendGateOptions) {
  const linter = createLinter({contract})
  const raw = {perspective: 'raw', useCdn: false} as const

  /** @param client reads with the token of whoever wants to send */
  return async (client: LakeClient, id: string): Promise<Sendable> => {
    const [published, documents, stored] = await Promise.all([
      client.fetch('*[_type == "beat" && _id == $id][0]', {id}, raw),
      client.fetch(corpusQuery, {}, raw),
      client.fetch(decisionsQuery, {id}, raw),
    ])
    if (!isDocument(published)) return {revision: undefined, reasons: ['This beat is not published. Publish it first.']}
    const context = {now: today(), phase: 'send', corpus: corpusOf(Array.isArray(documents) ? documents : [])} as const
    const findings = linter.report(published, context).findings
    const decisions = (Array.isArray(stored) ? stored : []).flatMap((value) => readDecision(value) ?? [])
    const history = decisions.length > 0 ? await historyOf(client, id, decisions) : {revisions: []}
    const state = reviewState({published, decisions, ...history, findings, settings: review ?? {}, contract})
    const errors = state.open.filter(({severity}) => severity === 'error').map(({message}) => message)
    const missing = state.judged.length > 0 && state.needed > 0 && state.approvals.length < state.needed
    return {
      revision: published._rev,
      reasons: [...errors, ...(missing ? ['The published text is not one that was approved. Have it approved first.'] : [])],
    }
  }
}

const versionsQuery = '*[_id == "drafts." + $id || _id in path("versions.*." + $id)]._id'

/** Who wrote the text that was approved, so that an approval of one's own does not count. */
async function historyOf(client: LakeClient, id: string, decisions: readonly Decision[]) {
  const versions = await client.fetch(versionsQuery, {id}, {perspective: 'raw', useCdn: false})
  const ids = [id, `drafts.${id}`, ...(Array.isArray(versions) ? versions.map(String) : []), ...decisions.map(({_id}) => _id)]
  const uri = `/data/history/${client.config().dataset}/transactions/${[...new Set(ids)].join(',')}`
  return readRevisions(id, (query) => client.request({uri, query}))
}

function isDocument(value: unknown): value is {readonly _rev: string} {
  return typeof value === 'object' && value !== null && '_rev' in value && typeof value._rev === 'string'
}
