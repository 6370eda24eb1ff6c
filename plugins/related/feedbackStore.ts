import type {SanityClient} from '@sanity/client'

const tag = 'beatbook.related'

/** What editors say of suggestions, on record for the whole house. Each call rejects with the lake's reason. */
export interface FeedbackStore {
  /** Never offers `target` while `document` is written, until it is taken back. Gives the stored document. */
  dismiss(document: string, target: string): Promise<StoredDismissal>
  takeBack(dismissal: StoredDismissal): Promise<void>
  /** Notes words that an editor linked to a story, to be confirmed as its alias. */
  suggestAlias(words: string, document: string, target: string): Promise<void>
  /** Settles a candidate: an alias from now on, or none. */
  settleAlias(candidateId: string, kind: 'alias' | 'noAlias'): Promise<void>
}

export type StoredDismissal = Readonly<Record<string, unknown>> & {readonly _id: string}

export function createFeedbackStore(client: SanityClient, actor: string, now: () => Date): FeedbackStore {
  const about = () => ({_type: 'beatbook.feedback', actor, at: now().toISOString()})
  return {
    async dismiss(document, target) {
      const dismissal = {...about(), _id: `beatbook.feedback.dismissed.${document}.${target}`, kind: 'dismissed', document, target}
      return client.createIfNotExists(dismissal, {tag})
    },
    async takeBack({_id}) {
      await client.delete(_id, {tag})
    },
    async suggestAlias(words, document, target) {
      const candidate = {...about(), _id: `beatbook.feedback.alias.${target}.${keyOf(words)}`, kind: 'aliasCandidate', words, document, target}
      await client.createIfNotExists(candidate, {tag})
    },
    async settleAlias(candidateId, kind) {
      await client.patch(candidateId).set({kind, actor, at: now().toISOString()}).commit({tag})
    },
  }
}

/** A short id for some words, whatever script they are in: FNV-1a, 32 bits, of their lower case. */
function keyOf(words: string): string {
  let hash = 0x811c9dc5
  for (const character of words.trim().toLowerCase().normalize('NFKC')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
