import type {Archive} from './archive.ts'
import type {Query} from './query.ts'

const charactersRead = 20_000

/** How surely the text names each story, by words that earlier links to it stand on; 0 for one named by its own title. */
export function namings(archive: Archive, {title = '', text}: Query): Map<number, number> {
  const found = new Map<number, number>()
  const plain = Math.log(1 + archive.size)
  let words: unknown
  let specific = 0
  archive.phrases.eachNamed(`${text.slice(0, charactersRead)}\n${title}`, (own, slot, links, uses) => {
    if (!archive.isPresent(slot)) return
    if (own !== words) {
      words = own
      let rarest = 0
      for (const {written} of own) archive.lexicon.eachKnown(written, (term) => (rarest = Math.max(rarest, archive.frequency(term) === 0 ? 0 : archive.rarity(term))))
      specific = Math.min(1, (rarest / plain) * Math.min(1, 0.4 + own.length * 0.2))
    }
    found.set(slot, Math.max(found.get(slot) ?? 0, (specific * links) / uses))
  })
  return found
}
