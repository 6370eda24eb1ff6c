import {likestContext, titleLikeness} from './anchorHistory.ts'
import type {AnchorHistory, Context} from './anchorHistory.ts'
import type {Archive} from './archive.ts'
import type {Naming, PhraseMatch} from './phrases.ts'
import {termsOf} from './terms.ts'

const unlinked = {around: 0, lead: false}

/** A phrase where it stands in a draft. */
export interface PhraseUse {
  readonly phrase: string
  readonly match: PhraseMatch
  readonly title: ReadonlySet<number>
  /** How like the draft's title each story's is, as far as it was asked for. */
  readonly likeness: Map<string, number>
  readonly history: AnchorHistory
  readonly context: Context
  readonly alone: boolean
  readonly namelike: boolean
}

/** The evidence that does not depend on the draft's other words, in the order of `mentionFeatureNames`. */
export function phraseEvidence(archive: Archive, {phrase, match, title, likeness, history, context, alone, namelike}: PhraseUse, namings: readonly Naming[]) {
  const ids = termsOf(phrase).map((term) => archive.termId(term) ?? -1)
  const plain = Math.log(2 + archive.size)
  const rarity = ids.reduce((sum, id) => sum + (id < 0 ? 0 : archive.rarity(id)), 0) / plain
  const all = namings.reduce((sum, naming) => sum + usesOf(naming), 0)
  const linking = new Set(namings.flatMap(({from}) => from))
  const long = Math.min(1, match.words / 6)
  const likeTo = (id: string) => {
    if (!likeness.has(id)) likeness.set(id, titleLikeness(archive, title, id))
    return likeness.get(id)!
  }
  let likeLinks = 0
  let likeAll = 0.15
  for (const other of new Set([...history.latest, ...linking])) {
    const weight = likeTo(other) ** 2
    likeAll += weight
    if (linking.has(other)) likeLinks += weight
  }
  const of = (naming: Naming): number[] => {
    const {id, counts, from} = naming
    const around = from.length === 0 ? unlinked : likestContext(archive, naming, phrase, context)
    const sources = new Set(from)
    let lately = 0
    let liked = 0
    let like = 0.15
    for (const other of history.latest) if (sources.has(other)) lately++
    for (const other of new Set([...history.latest, ...sources])) {
      const weight = likeTo(other) ** 2
      like += weight
      if (sources.has(other)) liked += weight
    }
    const whole = counts.title + counts.name > 0 ? 1 : 0
    return [
      whole,
      whole * long,
      whole === 1 && match.words > 1 && archive.story(id)!.title.includes(phrase) ? 1 : 0,
      counts.part > 0 ? 1 : 0,
      Math.min(1, Math.log1p(from.length) / 3),
      usesOf(naming) / all,
      (linking.size + 0.05) / (Math.max(history.containing, linking.size) + 1),
      lately / (history.latest.length + 1),
      liked / like,
      around.around,
      around.lead ? 1 : 0,
      long,
      Math.min(1, rarity / 3),
      namelike ? 1 : 0,
      alone ? 1 : 0,
    ]
  }
  return {of, linkedByLike: likeLinks / likeAll}
}

/** How often a phrase was used for a story, its names counting more than links. */
export function usesOf({counts}: Naming): number {
  return counts.title * 3 + counts.name * 3 + counts.part * 2 + counts.anchor
}
